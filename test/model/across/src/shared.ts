// settings: { "trustsDefaults": false }
/** Called by three files, of which none passes a bound: one fault, told here. */
export async function send(url: string, init?: RequestInit) {
  return fetch(url, { ...init, headers: { accept: 'application/json' } }) //=> fetch · no limit (Node gives up after 5 min without an answer)
}

/** Called by one file: judged there. */
export async function sendOnce(url: string, init?: RequestInit) {
  return fetch(url, { ...init }) //=> fetch · unknown (we cannot see what these options hold in the call)
}
