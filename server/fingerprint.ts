import { createHash } from 'node:crypto'
import type { Found } from '../report/nouns.ts'

/** Gives each finding of a file a print of what is written there, which stays when the lines around it change. */
export function fingerprinted(findings: readonly Found[], text: string): Found[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
  const times = new Map<string, number>()
  return findings.map((finding) => {
    const said = `${finding.rule}\n${finding.file}\n${(lines[finding.line - 1] ?? '').trim()}`
    // The same line may stand there several times.
    const before = times.get(said) ?? 0
    times.set(said, before + 1)
    return { ...finding, fingerprint: `${createHash('sha256').update(said).digest('hex').slice(0, 16)}:${before + 1}` }
  })
}
