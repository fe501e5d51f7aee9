import { send } from '../shared.ts'
export const three = send('https://a.example/three')
