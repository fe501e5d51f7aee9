import superagent from 'superagent'
import { get as load } from 'superagent'

declare const url: string
declare const method: 'get' | 'post'

await superagent.get(url) //=> superagent · waits forever
await superagent.post(url).send({}).set('accept', 'json') //=> superagent · waits forever
await superagent.get(url).timeout(5_000) //=> superagent · at most 5 s
await superagent.get(url).timeout({ response: 2_000, deadline: 8_000 }) //=> superagent · at most 8 s
await superagent.get(url).timeout({ response: 2_000 }).retry(2) //=> superagent · at most 6 s (3 × 2 s) for an answer, then no limit
await superagent.get(url).timeout(0) //=> superagent · waits forever
await load(url) //=> superagent · waits forever
superagent.get(url).end(() => {}) //=> superagent · waits forever

async function later() {
  const request = superagent.get(url) //=> superagent · at most 3 s, timeout from line 19
  request.set('accept', 'json')
  request.timeout(3_000)
  await request

  const open = superagent.get(url) //=> superagent · waits forever
  open.set('accept', 'json')
  await open

  const dynamic = superagent[method](url) //=> superagent · waits forever
  await dynamic.send({})
}

function given() {
  return superagent.get(url) //=> superagent · unknown (others get hold of the request and may end it)
}

async function awaited() {
  return superagent.get(url) //=> superagent · waits forever
}

const agent = superagent.agent()
await agent.get(url) //=> superagent · waits forever
const bounded = superagent.agent().timeout(4_000)
await bounded.get(url) //=> superagent · at most 4 s, timeout from line 40

export { awaited, Client, given, later }

class Client {
  get(path: string) {
    const request = superagent.get(path) //=> superagent · waits forever
    return this.send(request)
  }

  put(path: string) {
    return this.bounded(superagent.put(path)) //=> superagent · at most 2.5 s, timeout from line 60
  }

  private async send(request: superagent.Request) {
    return await request.set('accept', 'json')
  }

  private async bounded(request: superagent.Request) {
    return await request.timeout(2_500)
  }
}
