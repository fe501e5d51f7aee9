import { diffLines } from 'diff'

/** A change of text, by offsets. */
export interface Change {
  range: readonly [number, number]
  text: string
}

/** What must change for one text to become the other, as small as lines allow: an edit of everything would move every cursor. */
export function hunksBetween(before: string, after: string, at = 0): Change[] {
  const parts = diffLines(before, after, { timeout: 500 })
  if (!parts) return [trimmed({ range: [at, at + before.length], text: after }, before)]
  const hunks: Change[] = []
  let offset = 0
  let open: { start: number; end: number; text: string } | undefined
  const close = () => {
    if (open) hunks.push(trimmed({ range: [at + open.start, at + open.end], text: open.text }, before.slice(open.start, open.end)))
    open = undefined
  }
  for (const { value, added, removed } of parts) {
    if (!added && !removed) close()
    else open ??= { start: offset, end: offset, text: '' }
    if (!added) offset += value.length
    if (open && removed) open.end = offset
    if (open && added) open.text += value
  }
  close()
  return hunks
}

/** Without what stays the same at both ends. */
function trimmed({ range, text }: Change, before: string): Change {
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === text.at(-1 - end)) end++
  // No edit cuts a pair of surrogates in two.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--
  if (end > 0 && isHigh(before.charCodeAt(before.length - end - 1))) end++
  return { range: [range[0] + start, range[1] - Math.min(end, most - start)], text: text.slice(start, text.length - Math.min(end, most - start)) }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

export function applied(text: string, changes: readonly Change[]): string {
  const inOrder = changes.toSorted((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
  return inOrder.reduce((text, { range, text: by }) => text.slice(0, range[0]) + by + text.slice(range[1]), text)
}
