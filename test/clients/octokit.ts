import { getOctokit } from '@actions/github'
import { Octokit } from '@octokit/rest'
import { request } from '@octokit/request'

declare const bounded: typeof fetch

const octokit = new Octokit({ auth: 'token' })
await octokit.rest.issues.listForRepo({ owner: 'o', repo: 'r' }) //=> Octokit · no limit (Node gives up after 5 min without an answer)
await octokit.issues.get({ owner: 'o', repo: 'r', issue_number: 1, request: { signal: AbortSignal.timeout(5_000) } }) //=> Octokit · at most 5 s
await octokit.request('GET /repos/{owner}/{repo}', { owner: 'o', repo: 'r', request: { signal: AbortSignal.timeout(5_000) } }) //=> Octokit · at most 5 s
await octokit.graphql('{ viewer { login } }') //=> Octokit · no limit (Node gives up after 5 min without an answer)
octokit.log.info('done')

await getOctokit('token').rest.repos.get({ owner: 'o', repo: 'r' }) //=> Octokit · no limit (Node gives up after 5 min without an answer)
await request('GET /zen') //=> Octokit · no limit (Node gives up after 5 min without an answer)

// Not read any more since it goes through fetch.
const hopeful = new Octokit({ request: { timeout: 5_000 } })
await hopeful.rest.meta.get() //=> Octokit · no limit (Node gives up after 5 min without an answer)

const own = new Octokit({ request: { fetch: bounded } })
await own.rest.meta.get() //=> Octokit · unknown (request.fetch is set on the instance)
const hooked = new Octokit()
hooked.hook.before('request', (options: { request: object }) => { options.request = { signal: AbortSignal.timeout(5_000) } })
await hooked.rest.meta.get() //=> Octokit · unknown (we cannot see what these options hold on the instance)
