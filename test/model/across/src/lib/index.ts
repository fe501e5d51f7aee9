export * from '../http.ts'
export * from '../constants.ts'
export { default } from '../http.ts'
export * as http from '../http.ts'
