import parser from '@typescript-eslint/parser'
import { type ESLint, Linter } from 'eslint'
import plugin from '../../rules/index.ts'
import { answers, serve } from './servers.ts'

// Code that tries again, as it is reported and as we mend it: how many requests it makes, and when.

export function reports(code: string, rule: string) {
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { hangtime: plugin as unknown as ESLint.Plugin }, rules: { [`hangtime/${rule}`]: 'error' } }] satisfies Linter.Config[]
  return new Linter({ cwd: '/' }).verify(code, config, { filename: '/project/file.ts' })
}

/** What the first suggestion of the rule makes of it. */
export function repaired(code: string, rule: string): string {
  const fix = reports(code, rule)[0]?.suggestions?.[0]?.fix
  if (!fix) throw new Error(`${rule} suggests nothing for ${code}`)
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
}

type Answer = Parameters<typeof serve>[0]
interface Told {
  answer?: Answer
  /** After so many requests the server answers 200. */
  most?: number
  /** What the code imports, by the name that it has there. */
  given?: Record<string, unknown>
  /** How long we look on, in ms. */
  cap?: number
}

/** Runs `load(url)` of the code, which is JavaScript, on a server that answers 503: when requests arrived, in ms since the first. */
export async function arrivalsOf(code: string, { given = {}, ...told }: Told = {}): Promise<number[]> {
  const plain = code.replaceAll(/^import .*\n/gm, '')
  const load = new Function(...Object.keys(given), `${plain}; return load`)(...Object.values(given)) as (url: string) => Promise<unknown>
  return await arrivals(load, told)
}

export async function arrivals(load: (url: string) => Promise<unknown>, { answer = answers.status(503), most = Infinity, cap = 8_000 }: Told = {}): Promise<number[]> {
  const well = answers.status(200)
  // The first request of a process takes longer than the others.
  const warm = await serve(well)
  await fetch(warm.url)
  warm.close()
  const server = await serve((response, request, count) => { (count > most ? well : answer)(response, request, count) })
  const looksOn = new Promise((resolve) => { setTimeout(resolve, cap).unref() })
  await Promise.race([load(server.url).catch(() => undefined), looksOn])
  server.close()
  return server.requests
}

export function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => time - (times[at] ?? 0))
}

/** A fact about these gaps: as many, and each as it should be. */
export function judged(times: readonly number[], isSo: (gaps: readonly number[]) => boolean): { ok: boolean; saw: string } {
  const gaps = gapsOf(times)
  return { ok: isSo(gaps), saw: `${String(times.length)} requests${gaps.length > 0 ? `, ${gaps.slice(0, 8).join(', ')} ms apart` : ''}` }
}

export const pause = 'const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))\n'
