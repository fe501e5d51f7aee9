import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { root } from './build.ts'

/** JSON schemas of what we read and write, made from the types that the code itself uses. */
const sources = [
  { file: 'server/schemas/report.schema.json', path: 'report/nouns.ts', type: 'Report', isOpen: true, title: 'A report of Hangtime' },
  { file: 'server/schemas/baseline.schema.json', path: 'report/baseline.ts', type: 'Baseline', isOpen: false, title: 'The findings that a project lives with' },
  { file: 'server/schemas/settings.schema.json', path: 'server/settings-file.ts', type: 'SettingsFile', isOpen: false, title: 'The settings of Hangtime' },
]

export function schemas(): { file: string; text: string }[] {
  return sources.map(({ file, path, type, isOpen, title }) => {
    const generator = createGenerator({ path: join(root, path), tsconfig: join(root, 'tsconfig.json'), type, skipTypeCheck: true, additionalProperties: isOpen, topRef: false })
    return { file, text: `${JSON.stringify({ title, ...generator.createSchema(type) }, undefined, 2)}\n` }
  })
}
