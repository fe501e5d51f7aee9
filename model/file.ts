import type { Client } from '../catalog/shape.ts'
import type { Node, Source, SourceCode, Value } from './nouns.ts'
import { knowledgeOf, type Knowledge } from './knowledge.ts'
import { projectOf, type Project } from './project.ts'
import { policyOf, type Policy } from './settings.ts'
import { indexOf, type Index } from './tree.ts'

/** A file being read: its tree and what has been found out about it so far. */
export interface File {
  code: SourceCode
  name: string
  policy: Policy
  project: Project
  knowledge: Knowledge
  index: Index
  /** Values already worked out; `undefined` while one is being worked out, which is how a circle shows. */
  values: Map<Node, Value | undefined>
  /** The installed version of a client, where it can be told. */
  versionOf: (client: Client) => string | undefined
}

export function openFile({ sourceCode, filename, settings }: Source): File {
  const policy = policyOf(settings)
  const project = projectOf(filename)
  const knowledge = knowledgeOf(policy.clients)
  return {
    code: sourceCode,
    name: filename,
    policy,
    project,
    knowledge,
    index: indexOf(sourceCode),
    values: new Map(),
    versionOf: (client) => (client.package === undefined ? undefined : (policy.versions[client.package] ?? project.versionOf(client.package))),
  }
}
