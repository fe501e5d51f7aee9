import type { Given } from '../model/given.ts'

/** What may stand in hangtime.config.json, and under "hangtime" in package.json. */
export interface SettingsFile extends Given {
  $schema?: string
  /** `recommended` has what is proved, `strict` has all rules. */
  config?: 'recommended' | 'strict'
  /** Single rules, as ESLint writes them: `{ "hangtime/valid-timeout": "warn" }`. */
  rules?: Record<string, unknown>
}
