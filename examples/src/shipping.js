import got from 'got'

const carriers = got.extend({
  prefixUrl: 'https://carriers.example',
  timeout: { request: 3_000 },
  retry: { limit: 1 },
})

// Fine, and slower than it looks: two attempts of 3 s, and 1 s between them.
export async function ship(item, city, { isSlow }) {
  return await carriers.put('parcels', { json: { item, city, isSlow } }).json()
}

// The connection is bounded. It is made at once, and then nothing comes.
export async function track(parcel) {
  return await got(`https://tracking.example/${parcel}`, { timeout: { connect: 1_000 } }).json()
}

// This was right in got 11. From 12 on it throws.
export async function cancel(parcel) {
  await got.delete(`https://carriers.example/parcels/${parcel}`, { timeout: 5_000 })
}
