import { createServer } from 'node:http'
import { pay } from './payments.ts'
import { priceOf } from './prices.js'
import { ship } from './shipping.js'
import { reserve } from './stock.ts'
import { isStormy } from './weather.js'

// An order needs five answers. Each of the five is somebody else's server; the customer waits for the slowest.
createServer(async (request, response) => {
  const order = new URL(request.url ?? '/', 'http://orders.example').searchParams
  const item = order.get('item') ?? ''
  const city = order.get('city') ?? ''
  try {
    const [price] = await Promise.all([priceOf(item), reserve(item)])
    await pay(order.get('customer') ?? '', price)
    const parcel = await ship(item, city, { isSlow: await isStormy(city) })
    response.end(JSON.stringify(parcel))
  } catch {
    // Here ends what fails. What never answers does not come here.
    response.writeHead(502).end()
  }
}).listen(8080)
