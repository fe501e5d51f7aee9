export const endless = Number(process.env.TIMEOUT)
