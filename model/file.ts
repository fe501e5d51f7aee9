import type { Client } from '../catalog/shape.ts'
import { parserOf } from './elsewhere.ts'
import type { LanguageOptions, Node, Source, SourceCode, Value, Variable } from './nouns.ts'
import { knowledgeOf, type Knowledge } from './knowledge.ts'
import { projectOf, type Project } from './project.ts'
import { policyOf, type Policy } from './settings.ts'
import { indexOf, type Index } from './tree.ts'

/** A file being read: its tree and what has been found out about it so far. */
export interface File {
  code: SourceCode
  /** Its path. */
  name: string
  settings: Source['settings']
  languageOptions: LanguageOptions | undefined
  /** Reads another file in the way that this one was; absent where the host cannot. */
  parse: ((filename: string) => SourceCode | undefined) | undefined
  policy: Policy
  project: Project
  knowledge: Knowledge
  index: Index
  /** Values already worked out; `undefined` while one is being worked out, which is how a circle shows. */
  values: Map<Node, Value | undefined>
  /** What the parameters of a function hold, while one of its calls is being followed. */
  given: ReadonlyMap<Variable, Value>
  /** How many calls deep that is. */
  depth: number
  /** The installed version of a client, where it can be told. */
  versionOf: (client: Client) => string | undefined
}

export function openFile(source: Source): File {
  const { sourceCode, filename, settings, languageOptions } = source
  const policy = policyOf(settings)
  const project = projectOf(filename)
  const knowledge = knowledgeOf(policy.clients)
  return {
    code: sourceCode,
    name: filename,
    settings,
    languageOptions,
    parse: parserOf(source),
    policy,
    project,
    knowledge,
    index: indexOf(sourceCode),
    values: new Map(),
    given: new Map(),
    depth: 0,
    versionOf: (client) => (client.package === undefined ? undefined : (policy.versions[client.package] ?? project.versionOf(client.package))),
  }
}
