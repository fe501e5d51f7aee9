import type { CancellationToken } from 'vscode-languageserver'
import { complaint } from './complaint.ts'
import type { Launch } from './eslint-configs.ts'

/** Runs this program with other arguments, and gives what it prints. Whoever no longer wants the answer ends it. */
export function printedBy(launch: Launch, args: readonly string[], cwd: string, token: CancellationToken): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = launch(args, cwd)
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk))
    const asked = token.onCancellationRequested(() => {
      child.kill()
    })
    child.once('error', reject)
    child.once('close', (code) => {
      asked.dispose()
      // 1 says that there are findings.
      if (code === 0 || code === 1) resolve(Buffer.concat(output).toString('utf8'))
      else reject(complaint(token.isCancellationRequested ? 'stopped' : Buffer.concat(errors).toString('utf8').replace(/^hangtime: /, '').trim() || `ended with ${String(code)}`))
    })
  })
}
