import type { Page } from 'playwright-core'

// What a hand does in VS Code, and what an eye sees there.

export async function open(page: Page, name: string): Promise<void> {
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60_000 })
  await page.keyboard.press('Control+P')
  await page.waitForSelector('.quick-input-widget .quick-input-box input')
  await page.keyboard.type(name)
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().click()
  await page.waitForSelector('.editor-instance .view-lines')
}

/** Where files cannot be searched for. */
export async function openInExplorer(page: Page, file: string): Promise<void> {
  for (const name of file.split('/')) await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().click({ timeout: 60_000 })
  await page.waitForSelector('.editor-instance .view-lines')
}

export async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.waitForSelector('.quick-input-widget .quick-input-box input')
  await page.keyboard.type(command)
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: command }).first().click()
}

export async function seen(page: Page, selector: string): Promise<string> {
  const texts = await page.locator(selector).allInnerTexts()
  return texts.join('\n').replace(/\u00a0/g, ' ')
}

/** Who is asked for anything but this machine. */
export function originsOf(page: Page): Set<string> {
  const origins = new Set<string>()
  page.on('request', (request) => {
    const { protocol, hostname, origin } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') origins.add(origin)
  })
  return origins
}
