import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

/** What ESLint says of one file. */
export interface EslintAnswer {
  file: string
  /** Our plugin is among its plugins. */
  uses?: boolean
  /** Its settings for our rules, under our names: `hangtime/require-timeout`. */
  rules?: Record<string, [severity: number, ...options: unknown[]]>
  settings?: Record<string, unknown>
  error?: string
}

interface Eslint {
  calculateConfigForFile: (file: string) => Promise<undefined | {
    plugins?: Record<string, { meta?: { name?: string } } | undefined>
    rules?: Record<string, unknown>
    settings?: Record<string, unknown>
  }>
}

/** Reads names of files, one a line as JSON, and answers each with what the ESLint of this folder is told of it. */
export function answerForEslint(input: NodeJS.ReadableStream, print: (text: string) => void): void {
  const eslint = load(process.cwd())
  createInterface({ input }).on('line', (line) => {
    const file = JSON.parse(line) as string
    eslint.then((one) => answerFor(file, one)).catch((error: unknown) => ({ file, error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }))
      .then((answer) => {
        print(`\n${JSON.stringify(answer)}\n`)
      }).catch(() => undefined)
  })
}

async function load(folder: string): Promise<Eslint> {
  const from = createRequire(path.join(folder, 'any.js')).resolve('eslint')
  const { ESLint } = (await import(pathToFileURL(from).href)) as { ESLint: new (options: { cwd: string }) => Eslint }
  return new ESLint({ cwd: folder })
}

async function answerFor(file: string, eslint: Eslint): Promise<EslintAnswer> {
  const config = await eslint.calculateConfigForFile(file)
  const prefix = Object.entries(config?.plugins ?? {}).find(([, plugin]) => plugin?.meta?.name === 'eslint-plugin-hangtime')?.[0]
  // What ESLint ignores has no configuration: it finds nothing there.
  if (!config || prefix === undefined) return { file, uses: config === undefined, rules: {} }
  const own = Object.entries(config.rules ?? {}).filter(([name]) => name.startsWith(`${prefix}/`))
  const settings = config.settings?.['hangtime']
  return {
    file,
    uses: true,
    rules: Object.fromEntries(own.map(([name, value]) => [name.replace(prefix, 'hangtime'), (Array.isArray(value) ? value : [value]) as [number, ...unknown[]]])),
    ...(typeof settings === 'object' && settings !== null && { settings: settings as Record<string, unknown> }),
  }
}
