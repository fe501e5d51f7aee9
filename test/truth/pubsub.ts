import type { Client } from '../../catalog/shape.ts'
import type { Fact, Options, Subject } from './subject.ts'

type Method = (...args: unknown[]) => Promise<unknown>
interface PubSub extends Record<'createTopic' | 'createSubscription' | 'getTopics', Method> {
  topic: (name: string, options?: Options) => Record<'getMetadata' | 'create' | 'delete' | 'publishMessage' | 'exists', Method>
}

async function pubSubOf(library: string, url: string): Promise<PubSub> {
  const { PubSub } = (await import(library)) as unknown as { PubSub: new (options: Options) => PubSub }
  return new PubSub({ projectId: 'p', apiEndpoint: new URL(url).host, emulatorMode: true })
}

const message = { data: Buffer.from('text') }

/** It says a deadline was exceeded. */
async function timed(answer: Promise<unknown>): Promise<unknown> {
  return await answer.catch((error: unknown) => { throw Object.assign(error as Error, (error as { code?: unknown }).code === 4 ? { name: 'TimeoutError' } : {}) })
}

const calls: Readonly<Record<string, (one: PubSub, timeout: number) => Promise<unknown>>> = {
  'createTopic reads its timeout at 1': (one, timeout) => one.createTopic('t', { timeout }),
  'topic.create reads its timeout at 0': (one, timeout) => one.topic('t').create({ timeout }),
  'topic.delete reads its timeout at 0': (one, timeout) => one.topic('t').delete({ timeout }),
  'gaxOpts.timeout of getTopics bounds it': (one, timeout) => one.getTopics({ gaxOpts: { timeout } }),
  'gaxOpts.timeout of createSubscription bounds it': (one, timeout) => one.createSubscription('t', 's', { gaxOpts: { timeout } }),
  'gaxOpts.timeout of a topic bounds what it publishes': (one, timeout) => one.topic('t', { gaxOpts: { timeout } }).publishMessage(message),
}

/** Google's generated clients over gRPC. */
export const pubSub = (client: Client, library: string, node = 0): Subject => ({
  client,
  library,
  node,
  staysPut: true,
  open: () => Promise.resolve({
    async request(url, { gaxOpts, ...options }) {
      const one = await pubSubOf(library, url)
      return await timed(gaxOpts === undefined ? one.topic('t').getMetadata(options) : one.topic('t', { gaxOpts }).publishMessage(message))
    },
    bounding: (_path, timeout) => ({ timeout }),
  }),
  facts: [
    ...Object.entries(calls).map(([fact, call]): Fact => ({ fact, expect: 'ends', run: async ({ hole, short }) => call(await pubSubOf(library, hole.url), short) })),
    { fact: 'what is published is waited for, too', expect: 'hangs', run: async ({ hole }) => (await pubSubOf(library, hole.url)).topic('t').publishMessage(message) },
    { fact: 'timeout beside the options of getTopics is not read', expect: 'hangs', run: async ({ hole, short }) => (await pubSubOf(library, hole.url)).getTopics({ timeout: short }) },
  ],
  read: [
    { fact: 'timeout is 60000 by default: what ends a request is a timer of that time', why: 'its deadline is a moment, and no timer of its time is started that could go off early: publishMessage, createTopic and getMetadata were seen to end after 60 s' },
    { fact: 'retries nothing', why: 'it tries again until its time is over' },
    { fact: 'timeout gives way to gaxOpts', why: 'no call reads both' },
  ],
})
