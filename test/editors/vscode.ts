import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { fixture } from './expected.ts'
import { servers } from './install.ts'

const quiet = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'git.enabled': false,
}

export interface Start {
  version: keyof typeof servers
  /** Packed extensions to install. */
  vsix?: string[]
  settings?: Record<string, unknown>
  /** Asks nobody whether the folder is trusted: it is, or it is not. */
  isTrusted?: boolean
}

export interface VsCode {
  address: string
  stop: () => Promise<void>
}

/** Starts the server of VS Code on a free port of this machine, with a profile of its own. */
export async function startVsCode({ version, vsix = [], settings = {}, isTrusted = true }: Start): Promise<VsCode> {
  const { folder, node } = servers[version]
  const home = mkdtempSync(path.join(tmpdir(), 'hangtime-vscode-'))
  const entry = path.join(folder, 'out/node/entry.js')
  const profile = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', path.join(home, 'extensions')]
  const trust = { 'security.workspace.trust.enabled': !isTrusted, 'security.workspace.trust.startupPrompt': 'never' }
  mkdirSync(path.join(home, 'user/User'), { recursive: true })
  writeFileSync(path.join(home, 'user/User/settings.json'), JSON.stringify({ ...quiet, ...trust, ...settings }))
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}:${process.env['PATH'] ?? ''}`,
    XDG_CONFIG_HOME: path.join(home, 'config'), XDG_DATA_HOME: path.join(home, 'data'), XDG_CACHE_HOME: path.join(home, 'cache'),
    // There is no shop for extensions, so none is asked.
    EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
    NODE_OPTIONS: '',
  }
  for (const file of vsix) await ended(spawn(node, [entry, ...profile, '--install-extension', file], { env, stdio: 'ignore' }), `installing ${file}`)
  const port = await freePort()
  const address = `127.0.0.1:${port}`
  const options = [
    '--auth', 'none', '--bind-addr', address, '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--ignore-last-opened',
    ...(isTrusted ? ['--disable-workspace-trust'] : []),
    ...(version === 'newest' ? ['--disable-proxy', '--vscode-option', 'enable-smoke-test-driver'] : []),
  ]
  const server = spawn(node, [entry, ...profile, ...options], { env, stdio: 'ignore' })
  const stop = async () => {
    server.kill()
    await Promise.race([new Promise((resolve) => server.once('exit', resolve)), new Promise((resolve) => setTimeout(resolve, 5_000))])
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    await until('VS Code answers', async () => (await fetch(`http://${address}/healthz`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined))?.ok === true)
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop }
}

export async function startBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage']
  return await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args })
}

export interface HostRun {
  suite: string
  /** What is open: a folder or a .code-workspace file. */
  open: string
  extension: string
}

/** Runs a suite inside the extension host, where it has all of VS Code's API: what it printed, and its exit code. */
export async function runInHost(page: Page, { address }: VsCode, { suite, open, extension }: HostRun): Promise<{ code: unknown; printed: string[] }> {
  const printed: string[] = []
  let exit: (code: unknown) => void = () => undefined
  const exited = new Promise<unknown>((resolve) => {
    exit = resolve
  })
  await page.exposeFunction('codeAutomationLog', (_type: string, args: { value?: unknown }[]) => {
    printed.push(args.map((arg) => String(arg?.value ?? arg)).join(' '))
  })
  await page.exposeFunction('codeAutomationExit', (code: unknown) => {
    exit(code)
  })
  const remote = (file: string) => `vscode-remote://${address}${file}`
  const payload = JSON.stringify([['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(suite)], ['skipWelcome', 'true']])
  const what = open.endsWith('.code-workspace') ? 'workspace' : 'folder'
  await page.goto(`http://${address}/?${what}=${open}&payload=${encodeURIComponent(payload)}`, { waitUntil: 'domcontentloaded', timeout: 90_000 })
  const timer = setTimeout(() => {
    exit('no end after 300 s')
  }, 300_000)
  const code = await exited
  clearTimeout(timer)
  return { code, printed }
}

/** A copy of the fixture, which a test may change; under a path without links, as editors show it. */
export function workspace(): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'hangtime-shop-')))
  cpSync(fixture, folder, { recursive: true })
  mkdirSync(path.join(folder, '.git'))
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function until(what: string, isSo: () => Promise<boolean> | boolean, ms = 90_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`after ${ms / 1000} s still not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function ended(child: ReturnType<typeof spawn>, what: string): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${what} failed: ${String(code)}`)
}
