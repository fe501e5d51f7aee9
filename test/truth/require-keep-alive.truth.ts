import http from 'node:http'
import { row } from './crowd.ts'
import { ruleSubject } from './rule.ts'
import { answers, serve } from './servers.ts'

/** 50 requests, one after the other. */
async function inTurn(agent: http.Agent): Promise<number> {
  const server = await serve(answers.status(200))
  for (let i = 0; i < 50; i++) await new Promise((resolve, reject) => { http.get(server.url, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject) })
  agent.destroy()
  server.close()
  return server.sockets()
}

export const subjects = ruleSubject('require-keep-alive', [
  row('sockets for 50 requests in turn through an http.Agent', 50, () => inTurn(new http.Agent())),
  row('sockets for 50 requests in turn through one with keepAlive', 1, () => inTurn(new http.Agent({ keepAlive: true }))),
])
