import { send } from '../shared.ts'
export const one = send('https://a.example/one')
