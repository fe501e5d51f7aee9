import { spawn } from 'node:child_process'
import { parseArgs, styleText, type ParseArgsConfig } from 'node:util'
import path from 'node:path'
import type { Style } from '../report/look.ts'
import type { Report } from '../report/nouns.ts'
import type { Changes } from './git.ts'
import { complaint } from './complaint.ts'
import manifest from './package.json' with { type: 'json' }
import { usage } from './usage.ts'

// The one file that touches the process. What a command needs is loaded when it runs: the parser alone takes a third of a second.

const commands: Record<string, (args: string[]) => Promise<void>> = { check, report, fix, lsp, 'eslint-config': eslintConfig }

async function main(args: string[]): Promise<void> {
  const [first, ...rest] = args
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return print(usage)
  if (first === '--version' || first === '-v') return print(`${manifest.version}\n`)
  // As hangtime-language-server it is started with nothing but the transport.
  if (first === '--stdio') return await lsp(args)
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined
  if (!command) throw complaint(first.startsWith('-') ? `unknown option ${first}` : `unknown command ${first}`)
  if (rest.includes('--help') || rest.includes('-h')) return print(usage)
  await command(rest)
}

/** What check and report both take. */
const options = { format: { type: 'string' }, output: { type: 'string' }, since: { type: 'string' }, link: { type: 'string' }, config: { type: 'string' } } as const

async function check(args: string[]): Promise<void> {
  const given = parsed({ args, options: { ...options, 'max-warnings': { type: 'string' }, baseline: { type: 'string' }, 'update-baseline': { type: 'boolean' } }, allowPositionals: true })
  const { values } = given
  const allowed = Number(values['max-warnings'] ?? 0)
  if (!Number.isInteger(allowed) || allowed < 0) throw complaint('--max-warnings takes a whole number')
  if (values['update-baseline'] && !values['baseline']) throw complaint('--update-baseline needs --baseline and the file')
  const found = await reportOn(given, 'pretty')
  const { measured, saveBaseline } = await import('./baseline.ts')
  if (values['update-baseline'] && values['baseline']) saveBaseline(values['baseline'], found, process.cwd())
  const seen = values['baseline'] ? measured(found, values['baseline'], process.cwd()) : found
  await tell(seen, given, 'pretty')
  process.exitCode = isFailure(seen, allowed) ? 1 : 0
}

function isFailure({ broken, counts }: Report, allowed: number): boolean {
  return broken.length > 0 || counts.errors > 0 || counts.warnings > allowed
}

async function report(args: string[]): Promise<void> {
  const given = parsed({ args, options: { ...options, merge: { type: 'boolean' } }, allowPositionals: true })
  const { values, positionals } = given
  if (values['merge'] && positionals.length === 0) throw complaint('--merge needs the reports to join')
  const { mergedFrom } = await import('./report.ts')
  const found = values['merge'] ? mergedFrom(positionals, process.cwd()) : await reportOn(given, 'table')
  await tell(found, given, 'table')
  process.exitCode = found.broken.length > 0 ? 1 : 0
}

interface Given {
  values: Record<string, string | undefined>
  positionals: string[]
}

async function reportOn({ values, positionals }: Given, usual: string): Promise<Report> {
  await formatIn(values, usual)
  const [{ check }, { placed }, { configs }] = await Promise.all([import('./check.ts'), import('./report.ts'), import('./settings.ts')])
  const config = values['config'] === undefined ? undefined : oneOf(configs, values['config'], '--config')
  const changes = values['since'] === undefined ? undefined : await changesSince(values['since'])
  const progress = progressOn(process.stderr)
  try {
    const paths = positionals.length > 0 ? positionals : ['.']
    return placed(check({ paths, cwd: process.cwd(), ...(config && { config }), ...(changes && { changes }), onProgress: progress.show }), process.cwd())
  } finally {
    progress.clear()
  }
}

async function changesSince(revision: string): Promise<Changes> {
  const { changesSince } = await import('./git.ts')
  return changesSince(revision, process.cwd())
}

async function formatIn(values: Given['values'], usual: string) {
  const { formats } = await import('../report/formats.ts')
  return formats[oneOf(Object.keys(formats) as (keyof typeof formats)[], values['format'] ?? usual, '--format')]
}

/** Prints the report, or writes it to the file that is asked for. */
async function tell(found: Report, { values }: Given, usual: string): Promise<void> {
  const [format, { lookOf }, { html }] = [await formatIn(values, usual), await import('./report.ts'), (await import('../report/formats.ts')).formats]
  const file = values['output']
  const isPlain = file !== undefined || !isColoured()
  const paint = (style: Style, text: string) => (isPlain ? text : styleText(style, text, { validateStream: false }))
  const width = file === undefined && process.stdout.isTTY ? process.stdout.columns : Infinity
  const text = format(found, lookOf(found, process.cwd(), { paint, width, since: values['since'], link: values['link'] }, format === html))
  if (file === undefined) return print(text)
  const { writeWhole } = await import('./output.ts')
  writeWhole(path.resolve(file), text)
}

async function fix(args: string[]): Promise<void> {
  const { values, positionals } = parsed({
    args,
    options: { rule: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' }, force: { type: 'boolean' }, config: { type: 'string' } },
    allowPositionals: true,
  })
  const [{ fixesIn, applied }, { configs }] = await Promise.all([import('./fix.ts'), import('./settings.ts')])
  const config = values['config'] === undefined ? undefined : oneOf(configs, values['config'], '--config')
  const rules = values['rule'] as readonly string[] | undefined
  const progress = progressOn(process.stderr)
  try {
    const paths = positionals.length > 0 ? positionals : ['.']
    const fixes = fixesIn({ paths, cwd: process.cwd(), rules, ...(config && { config }), onProgress: progress.show })
    progress.clear()
    const paint = (style: Style, text: string) => (isColoured() ? styleText(style, text, { validateStream: false }) : text)
    print(applied(fixes, { cwd: process.cwd(), isDry: Boolean(values['dry-run']), isForced: Boolean(values['force']), paint }))
    process.exitCode = fixes.left.length + fixes.broken.length > 0 ? 1 : 0
  } finally {
    progress.clear()
  }
}

async function lsp(args: string[]): Promise<void> {
  // The last one is what vscode-languageclient adds; vscode-languageserver reads it from the process itself.
  parsed({ args, options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } } })
  const [{ createConnection }, { serve }] = await Promise.all([import('vscode-languageserver/node'), import('./serve.ts')])
  const self = process.argv[1] ?? ''
  serve(createConnection(process.stdin, process.stdout), (args, cwd) => spawn(process.execPath, [...process.execArgv, self, ...args], { cwd, stdio: ['pipe', 'pipe', 'pipe'] }))
}

/** Not for people: the server asks a process of its own what the project's ESLint is told. */
async function eslintConfig(): Promise<void> {
  const { answerForEslint } = await import('./eslint-child.ts')
  answerForEslint(process.stdin, print)
}

function parsed(config: ParseArgsConfig): { values: Record<string, string | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ strict: true, ...config })
    return { values: values as Record<string, string | undefined>, positionals }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    throw complaint((says.split('. ')[0] ?? says).replace(/^./, (letter) => letter.toLowerCase()))
  }
}

function oneOf<T extends string>(names: readonly T[], given: string, option: string): T {
  const name = names.find((one) => one === given)
  if (name === undefined) throw complaint(`${option} takes ${names.join(' or ')}, not ${given}`)
  return name
}

function isColoured(): boolean {
  const { FORCE_COLOR, NO_COLOR } = process.env
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return !NO_COLOR && process.stdout.isTTY
}

/** A line that comes when it takes long, and goes. */
function progressOn(stream: NodeJS.WriteStream) {
  const start = performance.now()
  let shown = 0
  return {
    show(done: number, all: number) {
      const now = performance.now()
      if (!stream.isTTY || now - start < 1000 || now - shown < 100) return
      shown = now
      stream.write(`\r\x1b[K${done} of ${all} files`)
    },
    clear() {
      if (shown > 0) stream.write('\r\x1b[K')
      shown = 0
    },
  }
}

function print(text: string): void {
  process.stdout.write(text)
}

// `hangtime check | head` closes the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`hangtime: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})
