import { defineConfig, globalIgnores } from 'eslint/config'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import tseslint from 'typescript-eslint'
import hangtime from './rules/index.ts'

export default defineConfig(
  // Code under examples and test/clients is written to be wrong.
  globalIgnores(['**/dist', '.e2e', '**/node_modules', 'coverage', 'examples', 'test/clients', 'test/projects', 'test/model/across']),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    // `const { project: _, ...options }` is how an object is copied without a key.
    rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  },
  {
    // The tests of what can hang must hang.
    ignores: ['test/**'],
    extends: [hangtime.configs.recommended],
  },
  {
    files: ['rules/*.ts'],
    extends: [eslintPlugin.configs.recommended],
  },
)
