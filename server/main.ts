import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Report } from './check.ts'
import { complaint } from './complaint.ts'
import manifest from './package.json' with { type: 'json' }

// The one file that touches the process. What a command needs is loaded when it runs: the parser alone takes a third of a second.

const usage = `Usage: hangtime <command>

  check [paths]        find outgoing HTTP calls that can hang; the working directory when no path is given
    --format <name>      pretty (the default) or json
    --config <name>      recommended (the default) or strict; overrules the settings
    --max-warnings <n>   how many warnings are no failure; 0 when not given
  lsp --stdio          speak the language server protocol on standard input and output

  --version            print the version
  --help               print this

Settings are read from hangtime.config.json, or from "hangtime" in package.json, the nearest above each file.
Exit code: 0 when there is nothing to report, 1 when there is, 2 when it could not run.
`

const commands: Record<string, (args: string[]) => Promise<void>> = { check, lsp }

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

async function check(args: string[]): Promise<void> {
  const { values, positionals } = parsed({
    args,
    options: { format: { type: 'string' }, config: { type: 'string' }, 'max-warnings': { type: 'string' } },
    allowPositionals: true,
  })
  const [{ check }, { formats }, { configs }] = await Promise.all([import('./check.ts'), import('./format.ts'), import('./settings.ts')])
  const format = oneOf(Object.keys(formats) as (keyof typeof formats)[], values['format'] ?? 'pretty', '--format')
  const config = values['config'] === undefined ? undefined : oneOf(configs, values['config'], '--config')
  const allowed = Number(values['max-warnings'] ?? 0)
  if (!Number.isInteger(allowed) || allowed < 0) throw complaint('--max-warnings takes a whole number')

  const progress = progressOn(process.stderr)
  try {
    const paths = positionals.length > 0 ? positionals : ['.']
    const report = check({ paths, cwd: process.cwd(), ...(config && { config }), onProgress: progress.show })
    progress.clear()
    print(formats[format](report, isColoured()))
    process.exitCode = isFailure(report, allowed) ? 1 : 0
  } finally {
    progress.clear()
  }
}

function isFailure({ broken, counts }: Report, allowed: number): boolean {
  return broken.length > 0 || counts.errors > 0 || counts.warnings > allowed
}

async function lsp(args: string[]): Promise<void> {
  // The last one is what vscode-languageclient adds; vscode-languageserver reads it from the process itself.
  parsed({ args, options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } } })
  const [{ createConnection }, { serve }] = await Promise.all([import('vscode-languageserver/node'), import('./serve.ts')])
  serve(createConnection(process.stdin, process.stdout))
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
