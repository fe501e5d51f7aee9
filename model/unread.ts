import { edited } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call } from './nouns.ts'
import { responseOf } from './response.ts'
import { around } from './tree.ts'

/** Whether the response of a call comes to this code, and nothing here reads its body or hands it on. */
export function isUnread(call: Call, file: File): boolean {
  // A response to HEAD has no body; a method that cannot be read may be that.
  if (call.method === undefined || call.method === 'HEAD' || call.relative) return false
  const response = responseOf(call, file)
  return response !== undefined && response.reads.length === 0 && !response.returned && !response.isElsewhere
}

/** The repair of a response that nobody looks at: its body is read, and dropped. */
export function readToEnd(call: Call, file: File): Repair | undefined {
  const reader = call.client.readers?.find((one) => one === 'arrayBuffer') ?? call.client.readers?.[0]
  const { parent } = around(call.node)
  if (reader === undefined || parent?.type !== 'AwaitExpression' || parent.parent.type !== 'ExpressionStatement') return undefined
  const text = file.code.text.slice(...parent.range)
  return { writes: `.${reader}()`, edits: [edited(parent, `await (${text}).${reader}()`)] }
}
