export { one } from './circle-two.ts'
