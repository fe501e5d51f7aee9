/** The files of a new rule, by path. */
export function ruleFiles(name: string): Record<string, string> {
  return {
    [`rules/${name}.ts`]: `import { defineRule, each, headOf } from './define.ts'

export const rule = defineRule<'found'>('${name}', {
  meta: {
    type: 'problem',
    docs: { description: 'TODO: what it asks, in one line', recommended: false },
    messages: {
      found: 'TODO: what is wrong with this {{name}} call, with the number.',
    },
    schema: [],
  },
  create(context) {
    return each(context, {
      call(call) {
        if (call.deadline.is !== 'none') return
        context.report({ node: headOf(call), messageId: 'found', data: { name: call.name } })
      },
    })
  },
})
`,
    [`test/rules/${name}.test.ts`]: `import { rule } from '../../rules/${name}.ts'
import { testRule } from './tester.ts'

export const cases = testRule('${name}', rule, {
  valid: [
    "fetch('https://a.example', { signal: AbortSignal.timeout(5_000) })",
  ],
  invalid: [
    {
      code: "fetch('https://a.example')",
      errors: [{ message: 'TODO: what is wrong with this fetch call, with the number.', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
  ],
})
`,
    [`docs/rules/${name}.md`]: `# hangtime/${name}

<!-- end auto-generated rule header -->

TODO: why this rule exists, first.

❌ TODO: say what is wrong here.

\`\`\`ts
await fetch('https://a.example')
\`\`\`

✅ TODO: say why this holds.

\`\`\`ts
await fetch('https://a.example', { signal: AbortSignal.timeout(5_000) })
\`\`\`
`,
  }
}

/** The files of a new client, by path. */
export function clientFiles(name: string): Record<string, string> {
  const variable = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return {
    [`catalog/${name}.ts`]: `import type { Client } from './shape.ts'

export const ${variable}: readonly Client[] = [
  {
    name: '${name}',
    package: '${name}',
    versions: '*',
    modules: { '${name}': 'module' },
    types: {
      module: {
        call: { request: true, url: 0, options: 1 },
        members: { default: 'module' },
      },
    },
    timeouts: [
      { path: 'timeout', takes: 'ms', covers: ['connect', 'headers'] },
    ],
    repair: ['timeout'],
    docs: 'https://www.npmjs.com/package/${name}',
  },
]
`,
    [`test/clients/${name}.ts`]: `import ${variable} from '${name}'

await ${variable}('https://a.example') //=> ${name} · waits forever
await ${variable}('https://a.example', { timeout: 5_000 }) //=> ${name} · at most 5 s
`,
    [`test/truth/${name}.truth.ts`]: `import { ${variable} as entries } from '../../catalog/${name}.ts'
import { drained, type Options, type Subject } from './subject.ts'

// The checks come from the catalog. TODO: the library as \`queued\` and \`proxied\` need it; test/truth/axios.truth.ts shows how.
export const subjects: readonly Subject[] = entries.map((client) => ({
  client,
  library: '${name}',
  async open() {
    const library = (await import('${name}')) as unknown as { default: (url: string, options: Options) => Promise<unknown> }
    return { request: (url, options) => drained(library.default(url, options)), library, settle: drained }
  },
}))
`,
  }
}
