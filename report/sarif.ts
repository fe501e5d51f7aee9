import type { Look, RuleText } from './look.ts'
import type { CallRow, Found, Report, StepRow } from './nouns.ts'
import { decidedAt, findingsOf } from './order.ts'

/** What code hosts take at most in one run, and at one result. */
const mostResults = 25_000
const mostLocations = 100

/** SARIF 2.1.0, as code hosts read it: rules with help, the trail as related locations, fingerprints that stay. */
export function sarif(report: Report, look: Look): string {
  const ofFinding = new Map([...findingsOf(report)].flatMap(([call, findings]) => findings.map((finding) => [finding, call] as const)))
  // The worst first, where not all of them can be taken.
  const findings = report.findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostResults)
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  const top = report.folder === '' ? '' : `${report.folder}/`
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Hangtime', informationUri: 'https://github.com/hangtime/hangtime', semanticVersion: look.version, rules: rules.map((rule) => ruleOf(rule, look.rules[rule])) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the repository.' } } },
        ...(report.repository && { versionControlProvenance: [{ repositoryUri: report.repository.url, revisionId: report.repository.commit, mappedTo: { uriBaseId: '%SRCROOT%' } }] }),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.broken.map((one) => ({ level: 'error', message: { text: one.message }, locations: [locationOf(top, one.file, { startLine: one.line, startColumn: one.column })] })),
              ...(findings.length < report.findings.length ? [{ level: 'warning', message: { text: `${report.findings.length - findings.length} findings are left out: code hosts take ${mostResults}.` } }] : []),
            ],
          },
        ],
        results: findings.map((finding) => resultOf(finding, ofFinding.get(finding), rules, top)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function rank({ severity }: Found): number {
  return severity === 'error' ? 0 : 1
}

function ruleOf(id: string, text: RuleText | undefined) {
  const says = text ? `${text.description.charAt(0).toUpperCase()}${text.description.slice(1)}.` : id
  const address = text?.url === undefined ? '' : `\n\n${text.url}`
  return {
    id,
    name: id.replace('hangtime/', '').replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: says },
    fullDescription: { text: says },
    help: { text: says + address, markdown: text?.page ?? says + address },
    ...(text?.url !== undefined && { helpUri: text.url }),
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['reliability', 'http', 'timeout'], precision: text?.isRecommended ? 'very-high' : 'high', 'problem.severity': text?.isRecommended ? 'error' : 'warning' },
  }
}

function resultOf(finding: Found, call: CallRow | undefined, rules: readonly string[], top: string) {
  const { rule, severity, message, file, line, column, endLine, endColumn, fingerprint } = finding
  const related = relatedOf(finding, call, top)
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [locationOf(top, file, { startLine: line, startColumn: column, endLine, endColumn })],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fingerprint !== undefined && { partialFingerprints: { primaryLocationLineHash: fingerprint } }),
    ...(call && { properties: { client: call.client, wait: call.wait.is, ...(call.host !== undefined && { host: call.host }) } }),
  }
}

/** Where the timeouts that reach the call, or fail to, were written. */
function relatedOf(finding: Found, call: CallRow | undefined, top: string) {
  if (!call) return []
  const isInside = call.file === finding.file && call.line <= finding.line && call.endLine >= finding.line
  const steps: StepRow[] = [...(isInside ? [] : [{ says: `${call.name}: ${call.wait.says}`, file: call.file, line: call.line, column: call.column }]), ...decidedAt(call)]
  const placed = steps.filter((step): step is StepRow & { file: string; line: number } => step.file !== undefined && step.line !== undefined)
  const elsewhere = placed.filter(({ file, line }) => file !== finding.file || line !== finding.line)
  const unique = [...new Map(elsewhere.map((step) => [`${step.file}:${step.line}:${step.says}`, step])).values()]
  return unique.slice(0, mostLocations).map((step, id) => ({ id, message: { text: step.says }, ...locationOf(top, step.file, { startLine: step.line, ...(step.column !== undefined && { startColumn: step.column }) }) }))
}

function locationOf(top: string, file: string, region: Record<string, number>) {
  return { physicalLocation: { artifactLocation: { uri: (top + file).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }, region } }
}
