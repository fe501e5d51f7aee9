import { build as bundle, type BuildOptions } from 'esbuild'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
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
  copyFileSync(join(root, 'rules/index.d.ts'), join(root, 'rules/dist/index.d.ts'))
}

async function buildServer(): Promise<void> {
  await bundled('server/main.ts', 'server/dist/main.cjs', {
    format: 'cjs',
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
  })
  // The extension starts the copy beside it.
  mkdirSync(join(root, 'dist'), { recursive: true })
  copyFileSync(join(root, 'server/dist/main.cjs'), join(root, 'dist/server.cjs'))
  copyFileSync(join(root, 'server/dist/licences.txt'), join(root, 'dist/server-licences.txt'))
}

async function buildClient(): Promise<void> {
  await bundled('client/extension.ts', 'dist/extension.cjs', {
    format: 'cjs',
    minify: true,
    external: ['vscode'],
  })
}

async function bundled(entry: string, outfile: string, options: BuildOptions): Promise<string[]> {
  if (!existsSync(join(root, entry))) throw new Error(`Nothing to bundle: ${entry} does not exist`)
  mkdirSync(dirname(join(root, outfile)), { recursive: true })
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    ...options,
    metafile: true,
  })
  const inputs = Object.keys(metafile.inputs)
  writeFileSync(join(root, dirname(outfile), 'licences.txt'), licencesOf(root, inputs))
  return inputs
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2)
  const wrong = wanted.find((name) => !(name in parts))
  if (wrong) throw new Error(`No part named ${wrong}: build takes ${Object.keys(parts).join(', ')}, or nothing for all`)
  await build(...(wanted as Part[]))
}
