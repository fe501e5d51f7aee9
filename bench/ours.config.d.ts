import type { Linter } from 'eslint'

export declare const everySource: string[]
export declare const leftOut: { ignores: string[] }
declare const config: Linter.Config[]
export default config
