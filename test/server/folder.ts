import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

/** A folder with these files, gone when the test is over. It is a repository, so nothing above it is read. */
export function folderOf(t: TestContext, files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hangtime-')))
  t.after(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [name, content] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A call that can wait forever. */
export const endless = "import axios from 'axios'\n\naxios.get('https://example.org')\n"
export const bounded = "import axios from 'axios'\n\naxios.get('https://example.org', { timeout: 1_000 })\n"
