import parser from '@typescript-eslint/parser'
import hangtime from 'eslint-plugin-hangtime'

export default [
  { files: ['**/*.{ts,cts,mts,tsx}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
  ...hangtime.configs.recommended,
]
