import parser from '@typescript-eslint/parser'
import hangtime from '../rules/dist/index.js'

export const everySource = ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}']

/** What `hangtime check` does not read: the two can be compared only on the same files. */
export const leftOut = {
  ignores: [
    '**/{node_modules,bower_components,vendor,dist,build,out,coverage,.git,.next,.nuxt,.output,.svelte-kit,.turbo,.vercel,.yarn,.cache}/**',
    '**/*.min.{js,cjs,mjs}',
    '**/*.d.{ts,cts,mts}',
  ],
}

// ESLint with our rules alone: the least that a project needs for JavaScript and TypeScript.
export default [
  leftOut,
  { files: everySource, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
  ...hangtime.configs.recommended,
]
