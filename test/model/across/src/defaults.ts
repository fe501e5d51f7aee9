import superagent from 'superagent'
import { Agent, setGlobalDispatcher } from 'undici'

setGlobalDispatcher(new Agent({ headersTimeout: 20_000, bodyTimeout: 20_000 }))
export { superagent }
