import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { standard } from '../model/settings.ts'
import hangtime from '../rules/index.ts'
import { complaint } from './complaint.ts'
import { mismatchWith } from './schema.ts'
import schema from './schemas/settings.schema.json' with { type: 'json' }
import type { SettingsFile } from './settings-file.ts'

export const configs = ['recommended', 'strict'] as const
export type Config = (typeof configs)[number]

export interface Settings {
  config: Config
  /** What the user asks of single rules, as ESLint reads it. */
  rules: Readonly<Record<string, unknown>>
  /** What the rules read: ESLint's `settings.hangtime`. */
  policy: Readonly<Record<string, unknown>>
  /** The folder that globs are relative to. */
  root: string
  /** The file that they stand in. */
  from: string | undefined
  /** A package.json lists our plugin, so ESLint may be running it. */
  hasPlugin: boolean
}

/** What the folders from a file upwards hold. */
interface Around {
  repository: string | undefined
  project: string | undefined
  hasPlugin: boolean
  given: Given | undefined
}
interface Given {
  values: Record<string, unknown>
  file: string
}

export const ownFile = 'hangtime.config.json'

/**
 * Finds the settings of a file: what the nearest hangtime.config.json or `hangtime` key of a package.json says,
 * before what the editor or the command line says. Remembers every folder, so make a new one to read again.
 */
export function createSettings(): (filename: string, otherwise?: Record<string, unknown>) => Settings {
  const folders = new Map<string, Around>()
  const settled = new WeakMap<object, Map<string, Settings>>()
  const nothing = {}

  function around(folder: string): Around {
    const before = folders.get(folder)
    if (before) return before
    const manifest = textOf(path.join(folder, 'package.json'))
    const isRepository = existsSync(path.join(folder, '.git'))
    const parent = path.dirname(folder)
    // A repository is a world of its own: what lies above it is somebody else's.
    const above = isRepository || parent === folder ? undefined : around(parent)
    const found: Around = {
      repository: isRepository ? folder : above?.repository,
      project: manifest === undefined ? above?.project : folder,
      hasPlugin: Boolean(manifest?.includes('"eslint-plugin-hangtime"') || above?.hasPlugin),
      given: givenIn(folder, manifest) ?? above?.given,
    }
    folders.set(folder, found)
    return found
  }

  return (filename, otherwise = nothing) => {
    const folder = path.dirname(path.resolve(filename))
    const { repository, project, given, hasPlugin } = around(folder)
    const root = repository ?? project ?? folder
    const known = settled.get(otherwise) ?? new Map<string, Settings>()
    settled.set(otherwise, known)
    const key = `${root}\n${given?.file ?? ''}\n${hasPlugin}`
    const settings = known.get(key) ?? settle({ ...otherwise, ...given?.values }, root, given?.file, hasPlugin)
    known.set(key, settings)
    return settings
  }
}

function settle(values: Record<string, unknown>, root: string, from: string | undefined, hasPlugin: boolean): Settings {
  const { config, rules } = values
  return {
    config: configs.find((name) => name === config) ?? 'recommended',
    rules: isRecord(rules) ? rules : {},
    policy: Object.fromEntries(Object.keys(standard).flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]]))),
    root,
    from,
    hasPlugin,
  }
}

function givenIn(folder: string, manifest: string | undefined): Given | undefined {
  const file = path.join(folder, ownFile)
  const text = textOf(file)
  if (text !== undefined) {
    const values = parsed(text, file)
    return { values: confirmed(values, file, ''), file }
  }
  // Fixtures hold broken manifests; one that does not speak of us is not ours to judge.
  if (!manifest?.includes('"hangtime"')) return undefined
  const source = path.join(folder, 'package.json')
  const values = parsed(manifest, source)
  if (!isRecord(values) || values['hangtime'] === undefined) return undefined
  return { values: confirmed(values['hangtime'], source, 'hangtime.'), file: source }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const says = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')
    // Not every message of the parser says where.
    const at = /^(.*?) in JSON at position (\d+)/.exec(says)
    const before = text.slice(0, Number(at?.[2] ?? 0)).split('\n')
    const place = at ? `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}` : ''
    throw complaint(`${file}${place} is not JSON: ${at?.[1] ?? says}`)
  }
}

/** The settings of a file, once nothing in them is misspelt or of the wrong type. */
function confirmed(values: unknown, file: string, prefix: string): Record<string, unknown> {
  const refuse = (key: string, problem: string) => complaint(`${file}: ${key === '' ? prefix.replace('.', '') || 'it' : prefix + key} ${problem}`)
  const wrong = mismatchWith(schema, values)
  if (wrong) throw refuse(wrong.at, wrong.problem)
  const given = values as SettingsFile
  const known = Object.keys(hangtime.rules ?? {}).map((name) => `hangtime/${name}`)
  const stranger = Object.keys(given.rules ?? {}).find((name) => !known.includes(name))
  if (stranger !== undefined) throw refuse(`rules["${stranger}"]`, `is no rule of Hangtime; there are ${known.join(', ')}`)
  return values as Record<string, unknown>
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
