import axios from 'axios'
export * from './slow.ts'
export const quick = axios.create({ timeout: 1_500 })
