export const orders = () => fetch('https://orders.example/all', { signal: AbortSignal.timeout(5_000) })
