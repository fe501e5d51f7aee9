import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { analyse } from '../model/calls.ts'
import { elsewhere } from '../model/elsewhere.ts'
import type { File } from '../model/file.ts'
import type { Repair } from '../model/fix.ts'
import type { Call, Instance, Pool } from '../model/nouns.ts'
import { valueOf } from '../model/value.ts'

export type RuleContext<Id extends string, Options extends readonly unknown[]> = Readonly<TSESLint.RuleContext<Id, Options>>

export interface Rule<Id extends string, Options extends readonly unknown[]> {
  meta: Omit<TSESLint.RuleMetaData<Id, unknown, Options>, 'docs'> & { docs: { description: string; recommended: boolean; url?: string } }
  create: (context: RuleContext<Id, Options>) => TSESLint.RuleListener
}

/** Gives a rule the address of its page; the types are all that this adds. */
export function defineRule<Id extends string, Options extends readonly unknown[] = []>(name: string, rule: Rule<Id, Options>): Rule<Id, Options> {
  const url = `https://github.com/hangtime/hangtime/blob/main/docs/rules/${name}.md`
  return { ...rule, meta: { ...rule.meta, docs: { ...rule.meta.docs, url } } }
}

export interface Visit {
  call?: (call: Call, file: File) => void
  /** A call of the project's own function, with the request that it makes. */
  through?: (call: Call, file: File) => void
  instance?: (instance: Instance, file: File) => void
  pool?: (pool: Pool, file: File) => void
  /** A connection that carries no request. */
  socket?: (socket: Call, file: File) => void
}

/** Asks the model once the tree is there, and hands every call and instance of the file to the rule. */
export function each<Id extends string, Options extends readonly unknown[]>(context: RuleContext<Id, Options>, visit: Visit): TSESLint.RuleListener {
  return {
    'Program:exit'() {
      const { calls, through, instances, pools, sockets, file } = analyse(context)
      if (!file) return
      if (visit.instance) for (const instance of instances) visit.instance(instance, file)
      if (visit.call) for (const call of calls) visit.call(call, file)
      if (visit.through) for (const call of through) visit.through(call, file)
      if (visit.pool) for (const pool of pools) visit.pool(pool, file)
      if (visit.socket) for (const socket of sockets) visit.socket(socket, file)
    },
  }
}

/** Where a call or instance is underlined: the function that it calls. */
export function headOf({ node }: Call | Instance): TSESTree.Node {
  return node.callee
}

/** The value of an option as it is written; one that is only named, `{ timeout }`, as what it is. */
export function shown(node: TSESTree.Node, file: File): string {
  const isShorthand = node.parent?.type === 'Property' && node.parent.shorthand
  const value = isShorthand ? valueOf(node, file) : undefined
  const [only, ...others] = (value?.is === 'choice' ? value.of : [value]).filter((one) => one?.is === 'constant' || one?.is === 'signal')
  if (!only || others.length > 0) return file.code.getText(node)
  return only.is === 'constant' ? String(only.value) : file.code.getText(elsewhere(only.node, file) === undefined ? only.node : node)
}

/** A repair as the suggestion of a report. */
export function suggested<Id extends string>(messageId: Id, repair: Repair | undefined): TSESLint.ReportSuggestionArray<Id> {
  if (!repair) return []
  return [{ messageId, data: { repair: `\`${repair.writes}\`` }, fix: (fixer) => repair.edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text)) }]
}
