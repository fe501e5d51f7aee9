import { send } from '../shared.ts'
export const two = send('https://a.example/two')
