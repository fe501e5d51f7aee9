import { edited } from './edit.ts'
import type { File } from './file.ts'
import type { Repair } from './fix.ts'
import type { Call } from './nouns.ts'
import { responseOf } from './response.ts'
import { around, callsIn, functionAround, keyOf } from './tree.ts'

/** Whether the response of a call comes to this code, and nothing here reads its body or hands it on. */
export function isUnread(call: Call, file: File): boolean {
  // A response to HEAD has no body; a method that cannot be read may be that.
  if (call.method === undefined || call.method === 'HEAD' || call.relative || isEndedBehind(call, file)) return false
  const response = responseOf(call, file)
  return response !== undefined && response.reads.length === 0 && !response.returned && !response.isElsewhere
}

/** Its agent is closed, or its signal aborted, further on in the function: that ends the connection, whatever was read. */
function isEndedBehind({ node }: Call, file: File): boolean {
  const fn = functionAround(node)
  const given = node.arguments.map(({ range }) => file.code.text.slice(...range)).join()
  return callsIn(fn ?? file.code.ast, file.index).some((one) => {
    const { callee } = one
    if (one.range[0] < node.range[1] || functionAround(one) !== fn || callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
    return /^(?:destroy|close|abort)$/.test(keyOf(callee) ?? '') && new RegExp(`(?<![\\w$.])${callee.object.name.replaceAll('$', '\\$')}(?![\\w$])`).test(given)
  })
}

/** The repair of a response that nobody looks at: its body is read, and dropped. */
export function readToEnd(call: Call, file: File): Repair | undefined {
  const reader = call.client.readers?.find((one) => one === 'arrayBuffer') ?? call.client.readers?.[0]
  const { parent } = around(call.node)
  if (reader === undefined || parent?.type !== 'AwaitExpression' || parent.parent.type !== 'ExpressionStatement') return undefined
  const text = file.code.text.slice(...parent.range)
  return { writes: `.${reader}()`, edits: [edited(parent, `await (${text}).${reader}()`)] }
}
