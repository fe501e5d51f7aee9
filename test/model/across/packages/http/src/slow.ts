import axios from 'axios'
export const slow = axios.create({ timeout: 60_000 })
