import type { Client } from './shape.ts'
import { axios } from './axios.ts'
import { fetch } from './fetch.ts'

/** Every client we know. Of two entries that fit, the first is taken. */
export const catalog: readonly Client[] = [...axios, ...fetch]
