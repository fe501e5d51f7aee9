import { redaxios as entries } from '../../catalog/redaxios.ts'
import { patienceOfNode } from './agents.ts'
import type { Options, Subject } from './subject.ts'

type Redaxios = (url: string, options: Options) => Promise<unknown>

export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: 'redaxios',
  async open() {
    // CommonJS: the module is the function itself.
    const { default: redaxios } = (await import('redaxios' as string)) as { default: Redaxios }
    return { request: (url, options) => redaxios(url, options), library: redaxios, inOptions: (url) => ({ url }), patience: patienceOfNode }
  },
}))
