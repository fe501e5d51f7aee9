export const seconds = 1_000
export const options = { headers: {} }
export const timeouts = { short: 1_500 } as const
export const timeoutSignal = (ms: number) => AbortSignal.timeout(ms)
