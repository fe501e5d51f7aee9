import type { Evidence } from '../test/truth/prove.ts'
import type { Proof } from '../test/truth/subject.ts'

/** docs/evidence.md: every fact of the catalog, and when each version of the library ended. */
export async function evidencePage(evidence: readonly Evidence[]): Promise<string> {
  const names = [...new Set(evidence.map(({ name }) => name))]
  const sections = await Promise.all(names.map((name) => section(name, evidence.filter((one) => one.name === name))))
  return [
    '# Evidence',
    '<!-- Written by `npm run truth`. -->',
    'What the catalog says, run on the real libraries against servers of the loopback. Where a fact is about a timeout, it was set to 300 ms.',
    'A number is the time in ms after which the request ended; “>” before it: it was still pending when we stopped waiting. '
    + 'On a busy machine a fact may have been measured again with a longer timeout.',
    ...sections,
  ].join('\n\n') + '\n'
}

async function section(name: string, evidence: readonly Evidence[]): Promise<string> {
  const columns = await Promise.all(evidence.map(async ({ title, proofs }) => ({ title, proofs: new Map((await proofs).map((proof) => [proof.fact, proof])) })))
  const facts = [...new Set(columns.flatMap(({ proofs }) => [...proofs.keys()]))]
  const rows = facts.map((fact) => [fact, ...columns.map(({ proofs }) => cell(proofs.get(fact)))])
  const table = [['Fact', ...columns.map(({ title }) => title)], ['---', ...columns.map(() => '---')], ...rows]
  return [`## ${name}`, table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')].join('\n\n')
}

function cell(proof: Proof | undefined): string {
  if (!proof) return ''
  if (proof.unrun !== undefined) return `read, not run: ${proof.unrun}`
  if (!proof.ok) return `**wrong**: ${proof.saw}`
  return proof.isPending === undefined ? proof.saw : `${proof.isPending ? '> ' : ''}${String(proof.ms)}`
}
