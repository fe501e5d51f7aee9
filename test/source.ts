import { Linter } from 'eslint'
import * as parser from '@typescript-eslint/parser'
import type { SourceCode, Source } from '../model/nouns.ts'

/** Source text as a rule would see it. */
export function sourceOf(text: string, filename = '/project/file.ts', settings: Record<string, unknown> = {}): Source {
  const linter = new Linter({ configType: 'flat' })
  const languageOptions = { parser: parser as never, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } }
  const [error] = linter.verify(text, [{ files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions }], { filename: filename.split('/').at(-1) ?? filename })
  if (error?.fatal) throw new Error(`${filename}: ${error.message}`)
  const sourceCode = linter.getSourceCode() as unknown as SourceCode
  return { sourceCode, filename, settings, languageOptions: { ...languageOptions, sourceType: 'module', ecmaVersion: 'latest' } }
}
