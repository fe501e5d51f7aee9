/** A stretch of text between two offsets. */
type Block = readonly [start: number, end: number]

const markup = /\.(?:vue|svelte)$/i

/** A component of Vue or Svelte: code stands in its script blocks. */
export function isMarkup(name: string): boolean {
  return markup.test(name)
}

/** Whether a stretch of a text is code: all of it, or what stands in one script of a component. */
export function codeIn(text: string, name: string): (range: Block) => boolean {
  const blocks: readonly Block[] = isMarkup(name) ? blocksIn(text) : [[0, text.length]]
  return ([start, end]) => blocks.some((block) => block[0] <= start && end <= block[1])
}

/** The name of a component whose scripts were read under another. */
export function asWritten(name: string): string {
  return name.replace(/(\.(?:vue|svelte))\.tsx?$/i, '$1')
}

function blocksIn(text: string): Block[] {
  // Comments go first: a script in one is none.
  const shown = text.replace(/<!--[\s\S]*?-->/g, (comment) => blank(comment))
  return [...shown.matchAll(/(<script\b(?:"[^"]*"|'[^']*'|[^"'>])*>)([\s\S]*?)<\/script\s*>/gi)].flatMap(({ index, 1: head = '', 2: body = '' }): Block[] => {
    const start = index + head.length
    // What is no JavaScript says so: `type="application/ld+json"`.
    const type = /\stype\s*=\s*["']?([^"'\s>]+)/i.exec(head)?.[1]
    return type === undefined || /^(?:module|(?:text|application)\/(?:java|type)script)$/i.test(type) ? [[start, start + body.length]] : []
  })
}

/** The scripts alone, as far as the last one goes, everything else as blanks, so that every place stays where it is. The blocks of a component share their names. */
export function scriptsOf(text: string): { text: string; extension: '.ts' | '.tsx' } {
  let at = 0
  let scripts = ''
  for (const [start, end] of blocksIn(text)) {
    scripts += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return { text: scripts, extension: /<script\b[^>]*\slang\s*=\s*["']?[jt]sx\b/i.test(text) ? '.tsx' : '.ts' }
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ')
}
