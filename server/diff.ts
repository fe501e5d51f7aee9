/** A change of text: ESLint's fix. */
export interface Change {
  range: readonly [number, number]
  text: string
}

/** The lines that a change takes away and puts there, marked as people know it. */
export function diffOf(text: string, { range, text: replacement }: Change): string[] {
  const start = text.lastIndexOf('\n', range[0] - 1) + 1
  const newline = text.indexOf('\n', range[1])
  const end = newline === -1 ? text.length : newline
  const before = linesOf(text.slice(start, end))
  const after = linesOf(text.slice(start, range[0]) + replacement + text.slice(range[1], end))
  return shortened(dedented(changed(before, after)))
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, ''))
}

/** Without the indentation that all of them share. */
function dedented(lines: string[]): string[] {
  const depths = lines.map((line) => /\S/.exec(line.slice(2))?.index).filter((depth) => depth !== undefined)
  const shared = Math.min(...depths, 1_000)
  return lines.map((line) => line.slice(0, 2) + line.slice(2 + shared))
}

const longest = 12

function shortened(lines: string[]): string[] {
  return lines.length > longest ? [...lines.slice(0, longest - 1), `… and ${lines.length - longest + 1} more lines`] : lines
}

/** A repair that also adds an import spans everything between the two, most of it the same. */
function changed(before: readonly string[], after: readonly string[]): string[] {
  let first = 0
  while (first < before.length && first < after.length && before[first] === after[first]) first++
  let last = 0
  while (last < before.length - first && last < after.length - first && before.at(-1 - last) === after.at(-1 - last)) last++
  const gone = before.slice(first, before.length - last)
  const come = after.slice(first, after.length - last)
  const isSmall = gone.length * come.length < 250_000
  const common = isSmall ? longestCommon(gone, come) : []
  const lines: string[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...common, [gone.length, come.length] as const]) {
    while (i < a) lines.push(`- ${gone[i++] ?? ''}`)
    while (j < b) lines.push(`+ ${come[j++] ?? ''}`)
    i++
    j++
  }
  return lines
}

/** The pairs of indexes at which both hold the same line. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++
    else j++
  }
  return pairs
}
