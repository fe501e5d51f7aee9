import { parser } from './parser.ts'
import type { Rule, SourceCode } from 'eslint'
import { Linter } from 'eslint/universal'
import path from 'node:path'
import { parsedAs, parserOf, type Parse } from '../model/elsewhere.ts'
import { mayHoldCalls } from '../model/hints.ts'
import { knowledgeOf } from '../model/knowledge.ts'
import type { Source } from '../model/nouns.ts'
import { retrierWords } from '../model/retries/libraries.ts'
import { serverWords } from '../model/servers.ts'
import { policyOf } from '../model/settings.ts'
import hangtime from '../rules/index.ts'
import { complaint } from './complaint.ts'
import type { Settings } from './settings.ts'

export type Finding = Linter.LintMessage

/** What came of reading one file. */
export interface Reading {
  findings: readonly Finding[]
  /** Why it could not be read. */
  broken?: { message: string; line: number; column: number }
  /** What the rules saw; absent when nothing in its text could be ours, or when it is broken. */
  source?: Source
}

/** Settings whose rules say everything: no configuration of ours stands below them. */
export type Whole = Settings & { isWhole: true }

/** Files that the rules leave alone, tests above all: `skip` does not even parse them. */
export type Aside = 'skip' | 'read'

export type Lint = (text: string, filename: string, settings: Settings | Whole, aside: Aside) => Reading

/** What is made of settings once. */
interface Prepared {
  config: Linter.Config[]
  parse: Parse | undefined
  isSetAside: (filename: string) => boolean
}

const files = ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}']

/** Reads files with an ESLint of our own: none is needed in the workspace, and no code of the workspace runs. */
export function createLint(): Lint {
  const linters = new Map<string, Linter>()
  const known = new WeakMap<Settings, Prepared>()
  const seen: { source?: Source } = {}

  // The memory of the model is keyed by the very objects that the rules see, so a rule fetches them.
  const look: Rule.RuleModule = {
    create(context) {
      seen.source = context as unknown as Source
      return {}
    },
  }

  function linterIn(root: string): Linter {
    const linter = linters.get(root) ?? new Linter({ cwd: root })
    linters.set(root, linter)
    return linter
  }

  function prepare(settings: Settings): Prepared {
    const before = known.get(settings)
    if (before) return before
    const linter = linterIn(settings.root)
    const wanted: Linter.Config[] = 'isWhole' in settings ? [{ plugins: { hangtime } }] : (hangtime.configs[settings.config] as Linter.Config[])
    const ignores = wanted.flatMap((config) => config.ignores ?? [])
    const looking: Linter.Config = { files, plugins: { server: { rules: { look } } }, rules: { 'server/look': 'error' } }
    const config: Linter.Config[] = [
      {
        ...looking,
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
        // ESLint copies settings for every file, and what the model remembers hangs on them: none is better than an empty one.
        settings: Object.keys(settings.policy).length > 0 ? { hangtime: settings.policy } : {},
      },
      ...wanted,
      { ignores, rules: settings.rules as Linter.RulesRecord },
    ]
    try {
      linter.verify('', config, path.join(settings.root, 'any.ts'))
    } catch (error) {
      throw complaint(`${settings.from ?? 'settings'}: ${inOurWords(error)}`)
    }
    const prepared = {
      config,
      parse: seen.source && parserOf(seen.source),
      isSetAside(filename: string) {
        delete seen.source
        linter.verify('', [{ ignores }, looking], filename)
        return !seen.source
      },
    }
    known.set(settings, prepared)
    return prepared
  }

  return (text, filename, settings, aside) => {
    const { config, parse, isSetAside } = prepare(settings)
    const policy = policyOf({ hangtime: settings.policy })
    if (!mayHoldCalls(text, filename, knowledgeOf(policy.clients), true, policy.wrappers) && !serverWords.test(text) && !retrierWords.test(text)) return { findings: [] }
    if (aside === 'skip' && isSetAside(filename)) return { findings: [] }
    delete seen.source
    try {
      const code = (parsedAs(filename, text, policy) ?? parse?.(filename, text)) as SourceCode | undefined
      // What cannot be parsed ESLint tries once more, and says why.
      const messages = linterIn(settings.root).verify(code ? unwalked(code) : text, config, filename)
      // Where rules ran, the file was read: what is fatal then is a comment that ESLint takes no more (`eslint-env`).
      const fatal = 'source' in seen ? undefined : messages.find((message) => message.fatal)
      if (fatal) return { findings: [], broken: brokenBy(fatal) }
      // Comments can ask for rules of other plugins; whether those exist is not our business.
      return { findings: messages.filter((message) => message.ruleId?.startsWith('hangtime/')), ...seen }
    } catch (error) {
      return { findings: [], broken: { message: isTooDeep(String(error)) ? tooDeep : `makes Hangtime itself fail: ${firstLine(error)}`, line: 1, column: 1 } }
    }
  }
}

/** Our rules ask once, at the end of a program, so ESLint need not visit every node of it for them: that takes as long as parsing. */
function unwalked(code: SourceCode): SourceCode {
  if (Object.hasOwn(code, 'traverse')) return code
  const visits = ([1, 2] as const).map((phase) => ({ type: 'visit', kind: 1, target: code.ast, phase, args: [code.ast] }))
  return Object.create(code, { traverse: { value: () => visits } }) as SourceCode
}

const tooDeep = 'is nested too deeply to be read'

function isTooDeep(message: string): boolean {
  return message.includes('Maximum call stack')
}

function brokenBy({ message, line, column }: Finding): Reading['broken'] {
  const says = isTooDeep(message) ? tooDeep : message.replace('Parsing error', 'cannot be parsed')
  // The position is missing where the parser itself broke down; the column counts from 0.
  return { message: says, line: Number.isInteger(line) ? line : 1, column: Number.isInteger(column) ? column + 1 : 1 }
}

/** ESLint: `Key "rules": Key "hangtime/x":⏎⇥Value {…} should NOT have …`. */
function inOurWords(error: unknown): string {
  const says = error instanceof Error ? error.message : String(error)
  return says.replace(/^Config \S+: /, '').replace(/Key "([^"]+)":/g, '$1:').replace(/\s+/g, ' ').trim()
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
