import { oldWarehouse, warehouse } from './http.ts'

// Fine: 4 s, which the instance says in another file.
export async function reserve(item: string) {
  await warehouse.post('/reservations', { item })
}

// A stocktaking takes its time, so somebody switched the limit off. In axios, 0 is "never".
export async function countAll() {
  return (await warehouse.get('/stocktaking', { timeout: 0 })).data as Record<string, number>
}

// Fine here; the fault is where the instance is made.
export async function countOld(item: string) {
  return (await oldWarehouse.get(`/count/${item}`)).data as string
}
