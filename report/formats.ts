import { checklist } from './checklist.ts'
import { csv } from './csv.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { html } from './html.ts'
import { junit } from './junit.ts'
import type { Look } from './look.ts'
import { markdown } from './markdown.ts'
import type { Report } from './nouns.ts'
import { pretty } from './pretty.ts'
import { sarif } from './sarif.ts'
import { table } from './table.ts'

/** Every way to write a report down. The first is what `report` prints, the second what `check` prints. */
export const formats = { table, pretty, markdown, checklist, html, json, csv, sarif, github, gitlab, junit } satisfies Record<string, (report: Report, look: Look) => string>
export type Format = keyof typeof formats

export function json(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`
}
