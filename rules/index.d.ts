import type { ESLint, Linter } from 'eslint'

declare const plugin: ESLint.Plugin & {
  configs: {
    /** Reports only what is proved. */
    recommended: Linter.Config[]
    /** Everything in recommended, and what is merely asked of careful code. */
    strict: Linter.Config[]
  }
}

export default plugin
