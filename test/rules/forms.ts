/** Every form that a call and its options take, and the same with one more option in it. */
export const forms: readonly (readonly [before: string, after: string])[] = [
  // No options.
  ['fetch(url)', 'fetch(url, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch((url))', 'fetch((url), { signal: AbortSignal.timeout(10_000) })'],
  ['fetch((origin, url))', 'fetch((origin, url), { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url,)', 'fetch(url, { signal: AbortSignal.timeout(10_000) },)'],
  ['fetch(url /* where */)', 'fetch(url, { signal: AbortSignal.timeout(10_000) } /* where */)'],
  [`
    fetch(
      url,
    )
  `, `
    fetch(
      url,
      { signal: AbortSignal.timeout(10_000) },
    )
  `],
  [`
    fetch(
      url // where
    )
  `, `
    fetch(
      url, // where
      { signal: AbortSignal.timeout(10_000) }
    )
  `],
  ['fetch(`https://a.example/${id}?q=(`)', 'fetch(`https://a.example/${id}?q=(`, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch?.(url)', 'fetch?.(url, { signal: AbortSignal.timeout(10_000) })'],
  ['(fetch)(url)', '(fetch)(url, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url!)', 'fetch(url!, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url as string)', 'fetch(url as string, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url).then((response) => response.json(), () => null)', 'fetch(url, { signal: AbortSignal.timeout(10_000) }).then((response) => response.json(), () => null)'],
  ['const button = <button onClick={() => fetch(url)}>Load</button>', 'const button = <button onClick={() => fetch(url, { signal: AbortSignal.timeout(10_000) })}>Load</button>'],
  [`fetch(new Request(url, { method: 'POST' }))`, `fetch(new Request(url, { method: 'POST' }), { signal: AbortSignal.timeout(10_000) })`],

  // Options that say nothing of time, in every form.
  ['fetch(url, undefined)', 'fetch(url, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url, {})', 'fetch(url, { signal: AbortSignal.timeout(10_000) })'],
  ['fetch(url, { /* why */ })', 'fetch(url, { signal: AbortSignal.timeout(10_000), /* why */ })'],
  [`
    fetch(url, {
      // why
    })
  `, `
    fetch(url, {
      // why
      signal: AbortSignal.timeout(10_000),
    })
  `],
  [`fetch(url, { method: 'POST' })`, `fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) })`],
  [`fetch(url, { method: 'POST', })`, `fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000), })`],
  [`fetch(url, { method: 'POST' /* why */ })`, `fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) /* why */ })`],
  [`
    fetch(url, {
      method: 'POST',
    })
  `, `
    fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    })
  `],
  [`
    fetch(url, {
      method: 'POST'
    })
  `, `
    fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000)
    })
  `],
  [`
    fetch(url, {
      method: 'POST', // why
    })
  `, `
    fetch(url, {
      method: 'POST', // why
      signal: AbortSignal.timeout(10_000),
    })
  `],
  [`
    fetch(url, {
      method: 'POST' // why
    })
  `, `
    fetch(url, {
      method: 'POST', // why
      signal: AbortSignal.timeout(10_000)
    })
  `],
  [`
    fetch(url, {
      method: 'POST',
      // headers: {},
    })
  `, `
    fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
      // headers: {},
    })
  `],
  [`
    fetch(url, { method: 'POST', headers: {
      accept: 'text/plain',
    } })
  `, `
    fetch(url, { method: 'POST', headers: {
      accept: 'text/plain',
    }, signal: AbortSignal.timeout(10_000) })
  `],
  [`fetch(url, ({ method: 'POST' }))`, `fetch(url, ({ method: 'POST', signal: AbortSignal.timeout(10_000) }))`],
  [`fetch(url, { method: 'POST' } as RequestInit)`, `fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) } as RequestInit)`],
  [`fetch(url, { method: 'POST' } satisfies RequestInit)`, `fetch(url, { ...({ method: 'POST' } satisfies RequestInit), signal: AbortSignal.timeout(10_000) })`],
  ['fetch(url, { signal: undefined })', 'fetch(url, { signal: AbortSignal.timeout(10_000) })'],
  [`
    const options = { method: 'POST' }
    fetch(url, options)
  `, `
    const options = { method: 'POST' }
    fetch(url, { ...options, signal: AbortSignal.timeout(10_000) })
  `],
  [`
    const options = { method: 'POST' }
    fetch(url, options as RequestInit)
  `, `
    const options = { method: 'POST' }
    fetch(url, { ...(options as RequestInit), signal: AbortSignal.timeout(10_000) })
  `],
  [`
    const options = { method: 'POST' }
    fetch(url, { ...options })
  `, `
    const options = { method: 'POST' }
    fetch(url, { ...options, signal: AbortSignal.timeout(10_000) })
  `],
  [`
    const options = { method: 'POST' }
    fetch(url, {
      headers: {},
      ...options
    })
  `, `
    const options = { method: 'POST' }
    fetch(url, {
      headers: {},
      ...options,
      signal: AbortSignal.timeout(10_000)
    })
  `],
  [`fetch(url, slow ? { method: 'POST' } : undefined)`, `fetch(url, { ...(slow ? { method: 'POST' } : undefined), signal: AbortSignal.timeout(10_000) })`],
]
