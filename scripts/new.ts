import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './build.ts'
import { clientFiles, ruleFiles } from './templates.ts'

const kinds = {
  rule: {
    files: ruleFiles,
    isName: (name: string) => /^(require|no|valid|max)(-[a-z0-9]+)+$/.test(name),
    names: 'kebab-case, starting with require-, no-, valid- or max-',
    next: (name: string) => [
      `list ${name} in rules/index.ts; \`recommended: true\` in the rule puts it into that config`,
      'npm run docs',
      `node --import tsx --test test/rules/${name}.test.ts test/*.test.ts`,
    ],
  },
  client: {
    files: clientFiles,
    isName: (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name),
    names: 'kebab-case',
    next: (name: string) => [
      `list ${name} in catalog/index.ts`,
      `npm install --save-dev ${name}, for the types that test/clients/${name}.ts is checked against`,
      `npm install --prefix test/truth ${name}, for the proof`,
      'npm run docs',
      'npm run truth',
      'npm test',
    ],
  },
}

const [kind = '', name = ''] = process.argv.slice(2)
if (kind === 'rule' || kind === 'client') create(kind, name)
else fail('Usage: npm run new rule <name>, or npm run new client <name>')

function create(kind: keyof typeof kinds, name: string): void {
  const { files, isName, names, next } = kinds[kind]
  if (!isName(name)) return fail(`“${name}” cannot name a ${kind}: ${names}`)
  const written = files(name)
  const taken = Object.keys(written).find((file) => existsSync(join(root, file)))
  if (taken) return fail(`${taken} exists already: nothing was written`)
  for (const [file, text] of Object.entries(written)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
    console.log(`wrote ${file}`)
  }
  console.log(['', 'Next:', ...next(name).map((step) => `- ${step}`)].join('\n'))
}

function fail(reason: string): void {
  console.error(reason)
  process.exitCode = 2
}
