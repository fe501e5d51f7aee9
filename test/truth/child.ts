import { spawn } from 'node:child_process'
import { checksOf } from './checks.ts'
import type { Check } from './expect.ts'
import { gate, measure, wordsOf } from './measure.ts'
import { answers, serve, start } from './servers.ts'
import type { Proof, Subject, World } from './subject.ts'

// One library in one process: libraries change the process they run in, and some end it.
// `child.ts <file> <index> [fact]`: a proof a line on stdout; with a fact, that one alone.
const [file = '', index = '0', only] = process.argv.slice(2)
const { subjects } = (await import(`./${file}.truth.ts`)) as { subjects: readonly Subject[] }
const subject = subjects[Number(index)]
if (!subject) throw new Error(`${file}.truth.ts has no subject ${index}`)

const adapter = await subject.open()
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
  // A busy machine answers late, and what is late looks wrong: such facts again, with fewer at a time and all the times longer.
  for (const [short, places] of [[300, 20], [900, 4], [3_000, 2]] as const) {
    const proofs = await prover(left, short === world.short ? world : await worldOf(short), places)
    const isLast = short === 3_000
    for (const proof of proofs) if (proof.ok || isLast) await say(proof)
    const failed = new Set(proofs.filter(({ ok }) => !ok).map(({ fact }) => fact))
    left = checks.filter(({ fact }) => failed.has(fact))
    if (left.length === 0) return
  }
}

async function prover(checks: readonly Check[], world: World, places: number): Promise<Proof[]> {
  const enter = gate(places)
  return await Promise.all(checks.map((check) => enter(() => (check.alone ? proveInChild(check) : prove(check, world)))))
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
