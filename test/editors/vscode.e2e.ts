import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { file, findings, hover, lens, repair } from './expected.ts'
import { grounds, root } from './install.ts'
import { open, originsOf, run, seen } from './page.ts'
import { startBrowser, startVsCode, until, workspace } from './vscode.ts'

// What the eye sees in VS Code, and the pictures of it.

const vsix = path.join(grounds, 'hangtime.vsix')
const pictures = path.join(root, 'docs/images')
let browser: Browser

before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

for (const version of ['newest', 'floor'] as const) {
  test(`VS Code, ${version}: squiggles, hover, lens, hints, status, problems, quick fix, calls, checklist, walkthrough`, { timeout: 400_000 }, async (t) => {
    const { folder, remove } = workspace()
    const code = await startVsCode({ version, vsix: [vsix], settings: { 'hangtime.inlayHints': true } })
    const page = await browser.newPage({ viewport: { width: 1180, height: 720 } })
    t.after(async () => {
      // The last thing to be seen says most about a failure.
      await picture(page, `${version}-end`, 'end')
      await page.close()
      await code.stop()
      remove()
    })
    const strangers = originsOf(page)
    await page.goto(`http://${code.address}/?folder=${folder}`, { waitUntil: 'domcontentloaded', timeout: 90_000 })
    await open(page, path.basename(file))
    await until('both are underlined', async () => await page.locator('.squiggly-error').count() >= findings.length)
    await until('the lens counts them', async () => (await seen(page, '.codelens-decoration')).includes(lens))
    await until('hints tell the waits', async () => (await seen(page, '.view-lines')).includes('≤ 33 s'))

    await page.locator('.view-line', { hasText: 'partner.get' }).locator('span', { hasText: 'partner' }).last().hover()
    await page.waitForSelector('.monaco-hover:not(.hidden) .hover-contents', { timeout: 60_000 })
    await until('the hover tells the wait', async () => (await seen(page, '.monaco-hover:not(.hidden)')).includes(hover.says))
    await picture(page, version, 'hover')
    await page.keyboard.press('Escape')

    await until('the status beside the language tells how long it took, and which settings are in force', async () => {
      await page.locator('[id="status.languageStatus"]').hover()
      return /Hangtime: 2 found in \d+ ms[^]*recommended: the settings of the editor/.test(await seen(page, '.monaco-hover'))
    })
    await page.keyboard.press('Escape')

    await page.locator('.view-line', { hasText: 'partner.get' }).click()
    await page.keyboard.press('Control+Shift+M')
    await page.waitForSelector('.markers-panel .monaco-list-row')
    const problems = await seen(page, '.markers-panel')
    assert.ok(problems.includes('This fetch call can wait') && problems.includes('This axios.get call can wait forever'), problems)
    await picture(page, version, 'problems')

    await page.locator('.markers-panel .monaco-list-row', { hasText: 'This fetch call' }).dblclick()
    const menu = page.locator('.action-widget .monaco-list-row').first()
    await until('the actions are shown', async () => {
      await page.keyboard.press('Control+Period')
      // Where nothing has answered yet, VS Code says so and shows no menu.
      return await menu.waitFor({ timeout: 3_000 }).then(() => true, () => false)
    })
    await until('the repair is offered', async () => (await seen(page, '.action-widget')).includes(repair.title))
    await picture(page, version, 'quick-fix')
    await page.keyboard.press('Enter')
    await until('it is applied', async () => (await seen(page, '.view-lines')).includes('AbortSignal.timeout(10_000)'))
    await until('one is left', async () => await page.locator('.squiggly-error').count() === 1)

    await run(page, 'Hangtime: Show HTTP Calls')
    await until('the calls stand in a tree', async () => /no limit/.test(await seen(page, '.pane-body .monaco-list-row')) && (await seen(page, '.pane-body .monaco-list-row')).includes('33 s'))
    await picture(page, version, 'calls')
    await run(page, 'Hangtime: Make a Review Checklist')
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'The workspace' }).click()
    await until('the checklist has a box', async () => (await seen(page, '.view-lines')).includes('- [ ]'))
    await picture(page, version, 'checklist')
    await run(page, 'Welcome: Open Walkthrough')
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Get Started with Hangtime' }).click()
    await until('the walkthrough has its steps', async () => /Point at a call[^]*See all calls[^]*Review what changed/.test(await seen(page, '.gettingStartedContainer')))
    assert.deepEqual([...strangers], [], 'nothing is asked of anybody else')
  })
}

/** What fades in is shown as it will be. Kept in docs/images where they are of the newest version, beside the other grounds else. */
async function picture(page: Page, version: string, name: string): Promise<void> {
  const folder = version === 'newest' && process.env['HANGTIME_PICTURES'] !== undefined ? pictures : path.join(grounds, `pictures-${version}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `vscode-${name}.png`), await page.screenshot({ animations: 'disabled' }))
}
