import superagent from 'superagent'
import { Agent, setGlobalDispatcher } from 'undici'

setGlobalDispatcher(new Agent({ headersTimeout: 20_000, bodyTimeout: 20_000 })) //=> undici · any number of sockets, kept alive
export { superagent }
