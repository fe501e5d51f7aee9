import axios from 'axios'

const bank = 'https://bank.example/v2'
const settings = { timeoutSeconds: 20 }

// The most important call of the program, and nothing ends it.
export async function pay(customer: string, amount: number) {
  const { data } = await axios.post(`${bank}/payments`, { customer, amount })
  return data as { id: string }
}

// The second argument is the body: the bank is told about a timeout of 5000, and axios is not.
export async function ping() {
  await axios.post(`${bank}/ping`, { timeout: 5_000 })
}

// Half a minute was meant. These are 30 ms, so every refund fails from far away, and none on the developer's desk.
export async function refund(id: string) {
  await axios.post(`${bank}/payments/${id}/refund`, undefined, { timeout: 30 })
}

// The name knows better.
export async function payout(id: string) {
  await axios.post(`${bank}/payouts/${id}`, undefined, { timeout: settings.timeoutSeconds })
}

// "As long as it takes": a timer holds 31 bits, so this one fires after 1 ms.
export async function statement(year: number) {
  return await axios.get(`${bank}/statements/${year}`, { timeout: 2 ** 31 })
}

// Fine: the caller's signal ends it when the customer goes away, and the timeout when the bank does.
export async function check(iban: string, signal: AbortSignal) {
  return await axios.get(`${bank}/ibans/${iban}`, { timeout: 3_000, signal })
}
