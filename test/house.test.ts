import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

/** Files of catalog/ that speak of no client. */
const notClients = ['index', 'observable', 'retriers', 'retry-shape', 'servers', 'shape', 'timers', 'value-shape']

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Who may import whom. `values` may be imported to run, `types` only as types; `node:` stands for all of Node. */
const arrow: Record<string, { folders: string[]; values: string[]; types: string[] }> = {
  catalog: { folders: ['catalog'], values: [], types: [] },
  model: {
    folders: ['catalog', 'model'],
    values: ['@eslint-community/eslint-utils', 'enhanced-resolve', 'eslint-scope', 'picomatch', 'semver', 'yaml', 'node:'],
    types: ['@typescript-eslint/utils', 'eslint'],
  },
  rules: { folders: ['model', 'rules'], values: [], types: ['@typescript-eslint/utils', 'eslint'] },
  report: { folders: ['model', 'report'], values: ['@observablehq/plot', 'diff'], types: ['@typescript-eslint/utils'] },
  server: {
    folders: ['catalog', 'model', 'rules', 'report', 'server'],
    values: [
      '@typescript-eslint/scope-manager', '@typescript-eslint/typescript-estree', '@typescript-eslint/visitor-keys', 'ajv', 'diff', 'eslint', 'ignore', 'jsonc-parser', 'process', 'semver', 'typescript',
      'vscode-languageserver', 'vscode-languageserver-textdocument', 'node:',
    ],
    types: ['@typescript-eslint/utils'],
  },
  client: { folders: ['client'], values: ['vscode', 'vscode-languageclient', 'node:'], types: [] },
}

for (const [folder, may] of Object.entries(arrow)) {
  test(`${folder}/ imports only what stands before it`, () => {
    none(sourcesIn(folder).flatMap((file) => {
      const onlyTypes = file === 'model/elsewhere.ts' ? [...may.types, 'typescript'] : may.types
      return importsOf(file).filter(({ from, isType }) => {
        if (from.startsWith('.')) return !may.folders.includes(topFolder(file, from))
        return !may.values.some(matches(from)) && !(isType && onlyTypes.some(matches(from)))
      }).map(({ from, isType }) =>
        `${file} imports ${isType ? 'types of ' : ''}'${from}': ${folder}/ may import ${may.folders.join('/, ')}/`
        + ` and ${[...may.values, ...onlyTypes.map((name) => `${name} (as types)`)].join(', ') || 'nothing else'}`)
    }))
  })
}

test('report/ does no I/O', () => {
  none(sourcesIn('report').filter((file) => /\bprocess\./.test(read(file)))
    .map((file) => `${file} touches process: hand it in as an argument`))
})

test('every rule has a test and a page, and no test or page outlives its rule', () => {
  const rules = ruleNames()
  none([
    ...missing(rules, (name) => `test/rules/${name}.test.ts`, 'write the test'),
    ...missing(rules, (name) => `docs/rules/${name}.md`, 'write the page'),
    ...namesIn('test/rules', '.test.ts').filter((name) => !rules.includes(name))
      .map((name) => `test/rules/${name}.test.ts tests no rule: rename or remove it`),
    ...namesIn('docs/rules', '.md').filter((name) => !rules.includes(name))
      .map((name) => `docs/rules/${name}.md describes no rule: rename or remove it`),
  ])
})

test('a rule is called by its file name', async () => {
  const { default: plugin } = await load('rules/index.ts')
  assert.deepEqual(Object.keys(plugin.rules).sort(), ruleNames().sort(), 'rules/index.ts must list every file of rules/ under its name')
})

test('every client has an annotated source and a proof', () => {
  const clients = clientNames()
  none([
    ...missing(clients, (name) => `test/clients/${name}.ts`, 'show what we understand of it'),
    ...missing(clients, (name) => `test/truth/${name}.truth.ts`, 'prove it on the real library'),
  ])
})

test('the catalog is JSON', async () => {
  for (const name of namesIn('catalog', '.ts')) {
    for (const [exported, value] of Object.entries(await load(`catalog/${name}.ts`))) {
      assert.deepEqual(JSON.parse(JSON.stringify(value)), value, `catalog/${name}.ts: ${exported} must be plain data`)
    }
  }
})

test('the index of the catalog knows every client', async () => {
  const listed = new Set(Object.values(await load('catalog/index.ts')).flat())
  for (const name of clientNames()) {
    const entries = Object.values(await load(`catalog/${name}.ts`)).flat()
    assert.ok(entries.length > 0 && entries.every((entry) => listed.has(entry)), `catalog/index.ts must list what catalog/${name}.ts exports`)
  }
})

test('a folder is named after an idea', () => {
  none(foldersIn('.').filter((folder) => /^(utils?|helpers?|common|shared|misc)$/.test(basename(folder)))
    .map((folder) => `${folder}/ says nothing about what it holds: name it after the idea`))
})

test('no source file is over 300 lines', () => {
  none([...Object.keys(arrow), 'scripts'].flatMap(sourcesIn).flatMap((file) => {
    const lines = read(file).trimEnd().split('\n').length
    return lines > 300 ? [`${file} has ${lines} lines: find the second idea in it and give that a file`] : []
  }))
})

function none(complaints: string[]): void {
  if (complaints.length > 0) assert.fail(`\n${complaints.join('\n')}\n`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the house looks at modules from outside
async function load(file: string): Promise<any> {
  return await import(pathToFileURL(join(root, file)).href)
}

function missing(names: string[], path: (name: string) => string, advice: string): string[] {
  return names.map(path).filter((file) => !existsSync(join(root, file))).map((file) => `${file} is missing: ${advice}`)
}

function ruleNames(): string[] {
  return namesIn('rules', '.ts').filter((name) => !['index', 'index.d', 'define'].includes(name))
}

function clientNames(): string[] {
  return namesIn('catalog', '.ts').filter((name) => !notClients.includes(name))
}

function namesIn(folder: string, ending: string): string[] {
  return entriesOf(folder).filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => entry.name.slice(0, -ending.length))
}

function sourcesIn(folder: string): string[] {
  return [folder, ...foldersIn(folder)].flatMap((folder) => namesIn(folder, '.ts').map((name) => `${folder}/${name}.ts`))
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !/^(\..+|node_modules|dist|coverage|projects)$/.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .flatMap((inner) => [inner, ...foldersIn(inner)])
}

function entriesOf(folder: string) {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : []
}

function topFolder(file: string, from: string): string {
  const [top = ''] = relative(root, join(root, dirname(file), from)).split(/[\\/]/)
  return top
}

function matches(from: string): (name: string) => boolean {
  return (name) => name === 'node:' ? from.startsWith(name) : from === name || from.startsWith(`${name}/`)
}

function importsOf(file: string): { from: string; isType: boolean }[] {
  const found: { from: string; isType: boolean }[] = []
  const add = (node: ts.Node | undefined, isType: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ from: node.text, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    if (ts.isCallExpression(node) && isImport(node.expression)) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest))
  return found
}

function isImport(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}
