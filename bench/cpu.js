import { writeFileSync } from 'node:fs'
import process from 'node:process'

// Loaded before a program that is measured: leaves behind the processor time that it took, in ms.
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeFileSync(process.env.BENCH_CPU ?? '', String((user + system) / 1000))
})
