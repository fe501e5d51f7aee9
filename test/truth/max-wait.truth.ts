import axios from 'axios'
import got from 'got-14'
import ky from 'ky-1'
import { analyse } from '../../model/calls.ts'
import { waitOf } from '../../model/wait.ts'
import { sourceOf } from '../source.ts'
import { measure } from './measure.ts'
import { ruleSubject } from './rule.ts'
import { answers, serve } from './servers.ts'
import type { Fact } from './subject.ts'

/** The worst wait by the model is what is waited when the server is silent; or, where a timeout is not tried again, when an error comes just before it. */
function foretold(call: string, versions: Readonly<Record<string, string>>, run: (url: string, short: number) => Promise<unknown>, isLate = false): Fact {
  return {
    fact: `${call} waits as long as is said of it${isLate ? ', when each attempt fails late' : ''}`,
    expect: 'shows',
    async run({ hole, short }) {
      const text = ['axios', 'got', 'ky'].map((name) => `import ${name} from '${name}'\n`).join('') + call.replaceAll('short', String(short))
      const [found] = analyse(sourceOf(text, 'a.ts', { hangtime: { versions } })).calls
      const answer = found && waitOf(found).answer
      const said = answer?.is === 'set' || answer?.is === 'default' ? answer.value : NaN
      const server = isLate ? await serve(answers.status(503, {}, short * 0.95)) : hole
      const { settled, ms } = await measure(() => run(server.url, short), said * 2)
      // A busy machine adds to each attempt; what chance takes off the delays is little.
      return { ok: settled && ms > said * 0.9 && ms < said * 1.3 + 500, saw: `${String(ms)} ms, ${String(said)} ms by the model` }
    },
  }
}

export const subjects = ruleSubject('max-wait', [
  foretold('got(url, { timeout: { request: short } })', { got: '14.6.6' }, (url, short) => got(url, { timeout: { request: short } })),
  foretold('got(url, { timeout: { request: short }, retry: { limit: 1 } })', { got: '14.6.6' }, (url, short) => got(url, { timeout: { request: short }, retry: { limit: 1 } })),
  foretold('got(url, { timeout: { request: short }, retry: { limit: 0 } })', { got: '14.6.6' }, (url, short) => got(url, { timeout: { request: short }, retry: { limit: 0 } })),
  foretold('axios.get(url, { timeout: short })', {}, (url, short) => axios.get(url, { timeout: short })),
  foretold('ky(url, { timeout: short })', { ky: '1.14.3' }, (url, short) => ky(url, { timeout: short }), true),
])
