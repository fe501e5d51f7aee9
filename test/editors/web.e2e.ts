import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { file, findings, lens, repair } from './expected.ts'
import { root, web } from './install.ts'
import { openInExplorer, originsOf, run, seen } from './page.ts'
import { freePort, startBrowser, until, workspace } from './vscode.ts'

// VS Code that lives in a browser alone, as on vscode.dev: no process, no disk.

let browser: Browser

before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** What is packed, said to run on the VS Code that can be had here. */
function extension(): string {
  const folder = path.join(web.data, 'extension')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of ['dist', 'docs/rules', 'icon.png', 'LICENSE']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { engines: Record<string, string> }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, engines: { ...manifest.engines, vscode: '^1.91.0' } }))
  return folder
}

test('VS Code in a browser: squiggles, lens, quick fix, and a new worker on demand', { timeout: 300_000 }, async (t) => {
  const { folder, remove } = workspace()
  const port = await freePort()
  const options = ['--browser', 'none', '--quality', 'stable', '--commit', web.commit, '--testRunnerDataDir', web.data, '--extensionDevelopmentPath', extension(), '--host', '127.0.0.1', '--port', String(port)]
  const server = spawn(process.execPath, [web.runner, ...options, folder], { stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}/`
  const page = await browser.newPage({ viewport: { width: 1180, height: 720 } })
  t.after(async () => {
    writeFileSync(path.join(web.data, 'end.png'), await page.screenshot({ animations: 'disabled' }))
    await page.close()
    server.kill()
    remove()
  })
  await until('it answers', async () => (await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined))?.ok === true)
  const strangers = originsOf(page)
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 90_000 })
  await openInExplorer(page, file)
  await until('both are underlined', async () => await page.locator('.squiggly-error').count() >= findings.length)
  await until('the lens counts them', async () => (await seen(page, '.codelens-decoration')).includes(lens))

  await page.locator('.view-line', { hasText: 'fetch(' }).locator('span', { hasText: 'fetch' }).last().click()
  const menu = page.locator('.action-widget .monaco-list-row').first()
  await until('the actions are shown', async () => {
    await page.keyboard.press('Control+Period')
    return await menu.waitFor({ timeout: 3_000 }).then(() => true, () => false)
  })
  await until('the repair is offered', async () => (await seen(page, '.action-widget')).includes(repair.title))
  await page.keyboard.press('Enter')
  await until('it is applied', async () => (await seen(page, '.view-lines')).includes('AbortSignal.timeout(10_000)'))
  await until('one is left', async () => await page.locator('.squiggly-error').count() === 1)

  await run(page, 'Hangtime: Restart')
  await until('the new worker underlines it again', async () => await page.locator('.squiggly-error').count() === 1)
  assert.deepEqual([...strangers], [], 'nothing is asked of anybody else')
})
