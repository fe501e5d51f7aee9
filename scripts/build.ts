import { build as bundle, type BuildOptions, type Plugin } from 'esbuild'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { licencesOf } from './licences.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const parts = { rules: buildRules, server: buildServer, client: buildClient }
export type Part = keyof typeof parts

export async function build(...wanted: Part[]): Promise<void> {
  const names = wanted.length > 0 ? wanted : (Object.keys(parts) as Part[])
  for (const name of names) await parts[name]()
}

async function buildRules(): Promise<void> {
  const inputs = await bundled('rules/index.ts', 'rules/dist/index.js', {
    format: 'esm',
    // What is bundled from CommonJS asks for Node's modules by require.
    banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
  })
  // The plugin is read by whatever ESLint and TypeScript the user has. Bundling ours would make it
  // fifty times larger and break beside TypeScript 7.
  const heavy = inputs.find((input) => /node_modules\/(typescript|eslint|@typescript-eslint)\//.test(input))
  if (heavy) throw new Error(`rules/dist/index.js must not bundle ${heavy}: import it as a type only`)
  await bundled('report/eslint-formatter.ts', 'rules/dist/checklist.js', { format: 'esm' }, 'rules/dist/checklist-licences.txt')
  put('rules/dist/index.d.ts', readFileSync(join(root, 'rules/index.d.ts')))
}

async function buildServer(): Promise<void> {
  await bundled('server/main.ts', 'server/dist/main.cjs', {
    format: 'cjs',
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
    define: { 'import.meta.dirname': '__dirname' },
  })
  await buildPage()
  for (const page of readdirSync(join(root, 'docs/rules'))) put(`server/dist/rules/${page}`, readFileSync(join(root, 'docs/rules', page)))
  // The extension starts the copy beside it.
  put('dist/server.cjs', readFileSync(join(root, 'server/dist/main.cjs')))
  put('dist/settings.schema.json', readFileSync(join(root, 'server/schemas/settings.schema.json')))
  put('dist/server-licences.txt', readFileSync(join(root, 'server/dist/licences.txt')))
}

const browser: BuildOptions = { platform: 'browser', target: 'es2022', format: 'iife', minify: true, legalComments: 'none' }

/** What Node brings, for a browser: nothing, but for what is needed to load. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    const fs = "module.exports = require('./server/web/fs.ts')"
    const standIns: Record<string, string> = {
      fs,
      'graceful-fs': fs,
      path: "const path = require('path-browserify'); module.exports = Object.assign(path, { win32: path })",
      process: "module.exports = require('process/browser.js')",
      util: "module.exports = require('util/util.js')",
    }
    const names = [...builtinModules, 'graceful-fs'].filter((name) => !name.startsWith('_')).join('|')
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${names})$`) }, ({ path }) => ({ path: path.replace('node:', ''), namespace: 'node' }))
    onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({ contents: standIns[path] ?? 'module.exports = {}', resolveDir: root }))
  },
}

/** The script of the HTML report, which the page carries in itself. */
async function buildPage(): Promise<void> {
  await bundled('report/page/page.ts', 'server/dist/page.js', { ...browser, loader: { '.css': 'text' } }, 'server/dist/page-licences.txt')
}

async function buildClient(): Promise<void> {
  await bundled('client/extension.ts', 'dist/extension.cjs', {
    format: 'cjs',
    minify: true,
    external: ['vscode'],
  })
  await bundled('client/browser.ts', 'dist/browser.js', { ...browser, format: 'cjs', external: ['vscode'] }, 'dist/browser-licences.txt')
  await bundled('server/worker.ts', 'dist/browser-server.js', { ...browser, define: { global: 'globalThis', 'import.meta.dirname': "''" }, inject: ['server/web/process.ts'], plugins: [withoutNode] }, 'dist/browser-server-licences.txt')
}

async function bundled(entry: string, outfile: string, options: BuildOptions, licences = `${dirname(outfile)}/licences.txt`): Promise<string[]> {
  if (!existsSync(join(root, entry))) throw new Error(`Nothing to bundle: ${entry} does not exist`)
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    ...options,
    metafile: true,
    write: false,
  })
  for (const { contents } of outputFiles) put(outfile, Buffer.from(contents))
  const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('node:'))
  put(licences, licencesOf(root, inputs))
  return inputs
}

/** Whoever reads the file meanwhile, as tests that run side by side do, gets the old one or the new one whole. */
function put(file: string, contents: string | Buffer): void {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  const isProgram = contents.toString().startsWith('#!')
  writeFileSync(`${path}.${process.pid}`, contents, { mode: isProgram ? 0o755 : 0o644 })
  renameSync(`${path}.${process.pid}`, path)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2)
  const wrong = wanted.find((name) => !(name in parts))
  if (wrong) throw new Error(`No part named ${wrong}: build takes ${Object.keys(parts).join(', ')}, or nothing for all`)
  await build(...(wanted as Part[]))
}
