import { spawn } from 'node:child_process'
import { checksOf } from './checks.ts'
import type { Check } from './expect.ts'
import { gate, measure, watchLag, wordsOf } from './measure.ts'
import { answers, serve, start } from './servers.ts'
import type { Proof, Subject, World } from './subject.ts'

// One library in one process: libraries change the process they run in, and some end it.
// `child.ts <file> <index> [fact]`: a proof a line on stdout; with a fact, that one alone.
const [file = '', index = '0', only] = process.argv.slice(2)
const { subjects } = (await import(`./${file}.truth.ts`)) as { subjects: readonly Subject[] }
const subject = subjects[Number(index)]
if (!subject) throw new Error(`${file}.truth.ts has no subject ${index}`)

const adapter = await subject.open()
const lagSince = watchLag()
/** The timeout in ms, and how many run at a time. Four times the longest is less than the 5 s of Node's global agent, and than the 10 s of ky. */
const rounds = [[300, 20], [400, 6], [800, 6], [1_200, 4]] as const
const checks = await checksOf(subject, adapter)
const world = await worldOf(300)
// The first request of a process pays for all that is loaded late.
await measure(async () => adapter.request((await serve(answers.status(200))).url, {}), 2_000)

if (only === undefined) await proveAll()
else await say(await prove(checkOf(only), world))
process.exit()

/** Servers and times for a timeout of so many ms. */
async function worldOf(short: number): Promise<World> {
  const tick = subject?.tick ?? 0
  return { ...(await start(short)), adapter, short, cap: 4 * short + tick, tick }
}

async function proveAll(): Promise<void> {
  // What a library throws behind our back belongs to no check; the one that asks for it runs alone.
  process.on('uncaughtException', () => { /* see above */ })
  let left: readonly Check[] = checks
  // On a busy machine a right answer looks late, and a wrong one like a timeout of another phase.
  // What was seen while the process stood still, and what looks wrong, again: with fewer at a time, then with longer times.
  for (const [short, places] of rounds) {
    const isLast = short === rounds.at(-1)?.[0]
    const proofs = await prover(left, short === world.short ? world : await worldOf(short), places)
    const open = new Set(proofs.filter(({ ok, isCalm }) => !ok || !isCalm).map(({ fact }) => fact))
    for (const proof of proofs) if (isLast || !open.has(proof.fact)) await say(proof)
    left = checks.filter(({ fact }) => open.has(fact))
    if (left.length === 0 || isLast) return
  }
}

async function prover(checks: readonly Check[], world: World, places: number): Promise<(Proof & { isCalm: boolean })[]> {
  const enter = gate(places)
  return await Promise.all(checks.map((check) => enter(async () => {
    const start = performance.now()
    const proof = await (check.alone ? proveInChild(check) : prove(check, world))
    return { ...proof, isCalm: check.alone !== undefined || lagSince(start) < world.short / 3 }
  })))
}

function checkOf(fact: string): Check {
  const check = checks.find((other) => other.fact === fact)
  if (!check) throw new Error(`no such fact: ${fact}`)
  return check
}

async function prove(check: Check, world: World): Promise<Proof> {
  return { fact: check.fact, ...(await check.prove(world)) }
}

async function proveInChild({ fact, alone }: Check): Promise<Proof> {
  const start = performance.now()
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1, 4), fact], { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => { texts.stdout += String(text) })
  child.stderr.on('data', (text) => { texts.stderr += String(text) })
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve) })
  if (alone === 'changes') return JSON.parse(texts.stdout) as Proof
  const error = /^\w*Error.*$/m.exec(texts.stderr)?.[0] ?? ''
  return { fact, ok: code !== 0 && error !== '', saw: `exit code ${String(code)}: ${error}`, ms: Math.round(performance.now() - start) }
}

async function say(proof: Proof): Promise<void> {
  const line = JSON.stringify(proof, (_, value: unknown) => (value instanceof Error ? wordsOf(value) : value))
  await new Promise((resolve) => process.stdout.write(`${line}\n`, resolve))
}
