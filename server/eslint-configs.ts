import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import hangtime from '../rules/index.ts'
import { complaint } from './complaint.ts'
import type { EslintAnswer } from './eslint-child.ts'
import type { Whole } from './lint.ts'
import type { Settings } from './settings.ts'

/** Starts this program once more, with these arguments. */
export type Launch = (args: readonly string[], cwd: string) => ChildProcess

export interface EslintConfigs {
  /** What ESLint would run on a file, where its configuration uses our plugin. */
  settingsOf: (filename: string, otherwise: Settings) => Promise<Whole | undefined>
  forget: () => void
}

interface Child {
  process: ChildProcess
  waiting: Map<string, (answer: EslintAnswer) => void>
}

const names = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`)
const patience = 20_000

/**
 * The project's ESLint configuration is a program, so it runs in a process of its own, one for each configuration:
 * it may hang or end, and the server goes on with its own settings.
 */
export function createEslintConfigs(launch: Launch | undefined): EslintConfigs {
  const children = new Map<string, Child>()
  const answers = new Map<string, Promise<EslintAnswer>>()
  const settled = new Map<string, Whole>()

  function childFor(folder: string): Child {
    const before = children.get(folder)
    if (before) return before
    if (!launch) throw new Error('cannot start a process')
    const child: Child = { process: launch(['eslint-config'], folder), waiting: new Map() }
    children.set(folder, child)
    const end = (why: string) => {
      if (children.get(folder) === child) children.delete(folder)
      for (const [file, answer] of child.waiting) answer({ file, error: why })
      child.waiting.clear()
    }
    child.process.once('exit', () => {
      end('it ended')
    })
    child.process.once('error', (error) => {
      end(error.message)
    })
    child.process.stdin?.on('error', () => undefined)
    if (child.process.stdout) createInterface({ input: child.process.stdout }).on('line', (line) => {
      const answer = answerIn(line)
      if (answer) child.waiting.get(answer.file)?.(answer)
      if (answer) child.waiting.delete(answer.file)
    })
    return child
  }

  function ask(filename: string, folder: string): Promise<EslintAnswer> {
    const before = answers.get(filename)
    if (before) return before
    const answer = new Promise<EslintAnswer>((resolve) => {
      const child = childFor(folder)
      const timer = setTimeout(() => {
        child.process.kill()
        resolve({ file: filename, error: `no answer for ${patience / 1000} s` })
      }, patience)
      child.waiting.set(filename, (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
      child.process.stdin?.write(`${JSON.stringify(filename)}\n`)
    })
    answers.set(filename, answer)
    return answer
  }

  return {
    async settingsOf(filename, otherwise) {
      const config = configAbove(path.dirname(filename))
      if (!launch || config === undefined) return undefined
      const { uses, rules, settings, error } = await ask(filename, path.dirname(config))
      if (error !== undefined) throw complaint(`${config} could not be read, so the rules are Hangtime's own: ${error}`)
      if (!uses) return undefined
      // ESLint may be of another version than we are, with rules that we do not have.
      const known = Object.fromEntries(Object.entries(rules ?? {}).filter(([name]) => name.replace('hangtime/', '') in (hangtime.rules ?? {})))
      const key = JSON.stringify([known, settings, config, otherwise.root])
      const whole = settled.get(key) ?? { ...otherwise, rules: known, policy: settings ?? {}, from: config, isWhole: true as const }
      settled.set(key, whole)
      return whole
    },
    forget() {
      for (const { process } of children.values()) process.kill()
      children.clear()
      answers.clear()
    },
  }
}

function configAbove(folder: string): string | undefined {
  const found = names.map((name) => path.join(folder, name)).find((file) => existsSync(file))
  const parent = path.dirname(folder)
  return found ?? (parent === folder ? undefined : configAbove(parent))
}

function answerIn(line: string): EslintAnswer | undefined {
  try {
    return JSON.parse(line) as EslintAnswer
  } catch {
    // A configuration may print what it likes.
    return undefined
  }
}
