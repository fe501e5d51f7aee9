import axios from 'axios'

// Two ways to the warehouse. This one was made after the first bad night: every call through it ends.
export const warehouse = axios.create({ baseURL: 'https://warehouse.example/api', timeout: 4_000 })

// This one is older. Nobody remembers who still uses it, and none of its calls has an end.
export const oldWarehouse = axios.create({
  baseURL: 'https://warehouse.example/soap',
  headers: { accept: 'text/xml' },
})
