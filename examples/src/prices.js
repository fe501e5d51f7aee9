import ky from 'ky'

// Fine: ky has a default of 10 s.
export async function priceOf(item) {
  return await ky.get(`https://prices.example/${item}`).json()
}

// Switched off for the import of a whole catalogue: three attempts of five minutes, until Node gives up.
export async function allPrices() {
  return await ky.get('https://prices.example/all', { timeout: false }).json()
}

// Two minutes is more than this project allows: package.json says so.
export async function history(item) {
  return await ky.get(`https://prices.example/${item}/history`, { timeout: 120_000 }).json()
}

// The name is another client's. ky reads what it knows and says nothing of the rest, so these are its 10 s, not 2.
export async function discount(item) {
  return await ky.get(`https://prices.example/${item}/discount`, { requestTimeout: 2_000 }).json()
}
