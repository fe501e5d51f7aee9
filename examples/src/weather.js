const weather = 'https://weather.example'

// It came with node-fetch 2, which read the timeout. Then Node had a fetch of its own, which does not.
export async function isStormy(city) {
  const response = await fetch(`${weather}/now/${encodeURIComponent(city)}`, { timeout: 2_000 })
  const { wind } = await response.json()
  return wind > 20
}

// Nothing here speaks of time. Node gives up after five minutes; on a server that sends a byte now and then, never.
export async function forecast(city) {
  const response = await fetch(`${weather}/forecast`, {
    method: 'POST',
    body: JSON.stringify({ city }), // the service has no GET
  })
  return await response.json()
}

// Fine: 2 s for all of it, the body included.
export async function pollen(city) {
  const response = await fetch(`${weather}/pollen/${city}`, { signal: AbortSignal.timeout(2_000) })
  return await response.json()
}

// Fine as far as anybody can see: whoever calls this may have given it a signal.
export async function ask(path, options) {
  return await fetch(`${weather}${path}`, options)
}
