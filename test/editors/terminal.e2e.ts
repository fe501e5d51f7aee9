import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { allRepaired, file, findings, repair, text } from './expected.ts'
import { aleFolders, foreign, root } from './install.ts'
import { snippet } from './snippet.ts'
import { until, workspace } from './vscode.ts'

// Editors without a window, each set up as docs/editors.md says, with the server where npm puts it: what they show, and a repair applied and saved.

const scripts = path.join(root, 'test/editors/terminal')
const headless = ['--headless', '-u', 'NONE', '-n', '-i', 'NONE', `+luafile ${scripts}/neovim.lua`]

/** npx asks nobody whether there is a newer npm. */
const quiet = { npm_config_update_notifier: 'false' }

interface Editor {
  name: string
  command: string[]
  env?: Record<string, string>
  /** The heading over what is read in, of docs/editors.md. */
  page?: string
  /** What it says of a finding has its rule too. */
  hasCode?: boolean
  /** The text that it leaves behind. */
  leaves?: string
  /** It counts bytes where the protocol counts UTF-16 units, so it goes astray on a line with other characters. */
  isAsciiOnly?: boolean
}

const editors: Editor[] = [
  { name: 'Neovim of Debian 12, 0.7', command: ['nvim', ...headless] },
  { name: 'Neovim 0.10', ...foreignCommand('trixie', 'nvim', headless), page: 'Neovim 0.8 to 0.10' },
  { name: 'Neovim 0.12, by vim.lsp.enable', ...foreignCommand('sid', 'nvim', headless), page: 'Neovim 0.11 and up', leaves: allRepaired },
  { name: 'Emacs with eglot', command: ['emacs', '-q', '--batch', '-l', `${scripts}/emacs.el`], page: 'Emacs', hasCode: false },
  { name: 'Vim with ALE', command: ['vim', '-N', '-u', 'NONE', '-i', 'NONE', '-n', '-es', '-S', `${scripts}/ale.vim`], page: 'Vim with ALE', env: { ALE: aleFolders.find((folder) => existsSync(folder)) ?? '' }, isAsciiOnly: true },
]

for (const { name, command, env = {}, page, hasCode = true, leaves = repair.text, isAsciiOnly = false } of editors) {
  test(name, { timeout: 90_000 }, async (t) => {
    const folder = shop(t)
    const out = path.join(folder, 'seen')
    const written = (text: string) => (isAsciiOnly ? text.replace('🐌', '-') : text)
    writeFileSync(path.join(folder, file), written(text))
    const snippetFile = path.join(folder, 'snippet')
    if (page !== undefined) writeFileSync(snippetFile, snippet(page))
    const [program = '', ...args] = command
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...quiet, HOME: folder, ...env, SNIPPET: snippetFile, FILE: path.join(folder, file), OUT: out, MANY: String(findings.length) } })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
    assert.ok(existsSync(out), said)
    const seen = readFileSync(out, 'utf8').trim().split('\n').map((line) => line.split('\t'))
    assert.equal(seen.at(-1)?.[1], 'OK', JSON.stringify(seen) + said)
    assert.deepEqual(seen.filter(([what]) => what === 'found').map(([, value]) => value), findings.map((one) => `${hasCode ? `${one.code} ` : ''}${one.line} ${one.at}`))
    assert.equal(readFileSync(path.join(folder, file), 'utf8'), written(leaves))
  })
}

for (const suite of ['trixie', 'sid'] as const) {
  test(`Helix of Debian ${suite}, in a terminal`, { timeout: 90_000 }, async (t) => {
    const folder = shop(t)
    const { command, env } = foreign(suite, 'hx')
    mkdirSync(path.join(folder, '.config/helix'), { recursive: true })
    writeFileSync(path.join(folder, '.config/helix/languages.toml'), snippet('Helix'))
    const socket = `hangtime-${suite}-${process.pid}`
    const tmux = (...args: string[]) => spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8', env: { ...process.env, TMUX: '', LANG: 'C.UTF-8' } }).stdout
    t.after(() => {
      tmux('kill-server')
    })
    const variables = Object.entries({ ...env, ...quiet, HOME: folder, XDG_CONFIG_HOME: path.join(folder, '.config'), TERM: 'tmux-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }).map(([key, value]) => `${key}=${value}`)
    tmux('new-session', '-d', '-x', '160', '-y', '30', '-c', folder, 'env', ...variables, ...command, file)
    const shows = (text: string) => until(`Helix shows ${text}\n${tmux('capture-pane', '-p')}`, () => tmux('capture-pane', '-p').includes(text), 20_000)
    await shows('got.extend')
    tmux('send-keys', ':8', 'Enter', 'f', 'g')
    await shows('This axios.get call can wait forever')
    tmux('send-keys', ':7', 'Enter', 'f', '(')
    await shows('This fetch call can wait')
    tmux('send-keys', 'h', 'Space', 'a')
    await shows(repair.title)
    tmux('send-keys', 'Enter')
    await shows('AbortSignal.timeout(10_000)')
    tmux('send-keys', ':w', 'Enter')
    await until('it is saved', () => readFileSync(path.join(folder, file), 'utf8') === repair.text)
  })
}

/** The fixture with the server installed, as far as npx looks. */
function shop(t: TestContext): string {
  const { folder, remove } = workspace()
  t.after(remove)
  const bin = path.join(folder, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(path.join(bin, 'hangtime-language-server'), `#!/bin/sh\nexec ${process.execPath} ${path.join(root, 'server/dist/main.cjs')} "$@"\n`, { mode: 0o755 })
  return folder
}

function foreignCommand(suite: 'trixie' | 'sid', program: string, args: string[]): Pick<Editor, 'command' | 'env'> {
  const { command, env } = foreign(suite, program)
  return { command: [...command, ...args], env }
}
