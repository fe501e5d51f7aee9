import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { commandIn, ran } from './command.ts'
import { cloneOf } from './git.ts'
import { story } from './story.ts'

// The page as somebody sees it. With UPDATE_PICTURES=1 the picture in the docs is taken anew.

const programs = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter((file) => file !== undefined)
const executablePath = programs.find((file) => existsSync(file))
const temporary = mkdtempSync(path.join(tmpdir(), 'hangtime-page-'))
let browser: Browser | undefined
let program = ''

before(async () => {
  assert.ok(executablePath, 'there is no Chromium here: apt-get install chromium, or name one in CHROMIUM')
  program = await commandIn(temporary)
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
})
after(async () => {
  await browser?.close()
  rmSync(temporary, { recursive: true })
})

async function opened(file: string, colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; faults: string[] }> {
  assert.ok(browser)
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, colorScheme })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  page.on('request', (request) => { if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) faults.push(`asks for ${request.url()}`) })
  await page.goto(`file://${file}`)
  return { page, faults }
}

test('the page shows every call, filters, sorts, opens and links, and asks for nothing from outside', async (t) => {
  const folder = cloneOf(t, { ...story, 'src/evil.js': "export const evil = () => fetch('https://evil.example/</script><script>document.title=1</script><!--')\n" })
  ran(program, folder, ['report', '--format', 'html', '--output', 'report.html'])
  const { page, faults } = await opened(path.join(folder, 'report.html'))
  const rows = page.locator('tr.row')
  assert.equal(await rows.count(), 7)
  assert.equal(await page.title(), 'How long calls can hang: a/shop')
  assert.deepEqual(await page.locator('.cards strong').allTextContents(), ['2', '2', '2', '1'])
  assert.equal(await page.locator('.waits svg circle').count(), 2)
  assert.ok(await page.locator('.pair svg rect').count() > 3)
  const place = rows.first().locator('a')
  assert.match(await place.getAttribute('href') ?? '', /^https:\/\/github\.com\/a\/shop\/blob\/[0-9a-f]{40}\/packages\/mail\/send\.js#L3$/)

  await page.getByRole('searchbox').fill('slow')
  assert.deepEqual(await rows.locator('td:nth-child(2)').allTextContents(), ['slow.get'])
  await page.getByRole('searchbox').fill('')
  await page.locator('select').first().selectOption('axios')
  assert.equal(await rows.count(), 3)
  await page.locator('select').first().selectOption('')
  await page.locator('.cards button.forever').click()
  assert.equal(await rows.count(), 5)
  await page.locator('.cards button.forever').click()

  const waits = () => rows.locator('.wait').allTextContents()
  const before = await waits()
  assert.equal(before[0], 'forever')
  await page.getByRole('button', { name: 'Wait' }).click()
  assert.deepEqual(await waits(), before.toReversed())

  await rows.filter({ hasText: 'slow.get' }).press('Enter')
  const details = page.locator('.more-of')
  assert.match(await details.textContent() ?? '', /Worst wait.*can wait forever/)
  await page.locator('.waits svg circle').first().click()
  assert.equal(await page.locator('.row.chosen').count(), 1)
  assert.deepEqual(faults, [])
})

test('it is readable in the dark, on paper, and on a telephone', async (t) => {
  const folder = cloneOf(t, story)
  ran(program, folder, ['report', '--format', 'html', '--output', 'report.html'])
  const { page } = await opened(path.join(folder, 'report.html'), 'dark')
  const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  assert.equal(await background(), 'rgb(21, 27, 35)')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await background(), 'rgb(255, 255, 255)')
  assert.equal(await page.locator('.tools').isVisible(), false)
  assert.ok((await page.pdf()).length > 10_000)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 400, height: 800 })
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= 400'), true)
})

test('the picture in the docs is of this page', async () => {
  const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
  const picture = path.join(root, 'docs/images/report.png')
  const file = path.join(temporary, 'examples.html')
  assert.equal(ran(program, path.join(root, 'examples'), ['report', '--format', 'html', '--link', 'https://github.com/hangtime/hangtime/blob/main/examples/{file}#L{line}', '--output', file]).code, 0)
  const { page, faults } = await opened(file)
  await page.setViewportSize({ width: 1280, height: 1120 })
  const shot = await page.screenshot(process.env['UPDATE_PICTURES'] ? { path: picture } : {})
  assert.deepEqual(faults, [])
  assert.ok(shot.length > 50_000 && statSync(picture).size > 50_000, 'run this with UPDATE_PICTURES=1')
})
