/** A stretch of text between two offsets. */
type Block = readonly [start: number, end: number]

const markup = /\.(?:vue|svelte)$/i

/** A component of Vue or Svelte: code stands in its script blocks. */
export function isMarkup(name: string): boolean {
  return markup.test(name)
}

export function blocksIn(text: string): Block[] {
  // Comments go first: a script in one is none.
  const shown = text.replace(/<!--[\s\S]*?-->/g, (comment) => blank(comment))
  return [...shown.matchAll(/(<script\b(?:"[^"]*"|'[^']*'|[^"'>])*>)([\s\S]*?)<\/script\s*>/gi)].flatMap(({ index, 1: head = '', 2: body = '' }): Block[] => {
    const start = index + head.length
    // What is no JavaScript says so: `type="application/ld+json"`.
    const type = /\stype\s*=\s*["']?([^"'\s>]+)/i.exec(head)?.[1]
    return type === undefined || /^(?:module|(?:text|application)\/(?:java|type)script)$/i.test(type) ? [[start, start + body.length]] : []
  })
}

/** The scripts alone, everything else as blanks, so that every place stays where it is. The blocks of a component share their names. */
export function scriptsOf(text: string): { text: string; extension: '.ts' | '.tsx' } {
  let at = 0
  let scripts = ''
  for (const [start, end] of blocksIn(text)) {
    scripts += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return { text: scripts + blank(text.slice(at)), extension: /<script\b[^>]*\slang\s*=\s*["']?[jt]sx\b/i.test(text) ? '.tsx' : '.ts' }
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ')
}
