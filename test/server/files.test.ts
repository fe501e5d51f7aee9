import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test, type TestContext } from 'node:test'
import { filesIn } from '../../server/files.ts'
import { folderOf } from './folder.ts'

function walked(t: TestContext, files: Record<string, string>, paths = ['.'], cwd = '.'): string[] {
  const folder = folderOf(t, files)
  return namesIn(folder, paths, join(folder, cwd))
}

function namesIn(folder: string, paths: string[], cwd = folder): string[] {
  const { files, unread } = filesIn(paths, cwd)
  assert.deepEqual(unread, [])
  return files.map((file) => relative(folder, file)).sort()
}

function empty(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '']))
}

test('JavaScript and TypeScript in all their spellings, and nothing else', (t) => {
  const files = empty('a.js', 'a.cjs', 'a.mjs', 'a.jsx', 'a.ts', 'a.cts', 'a.mts', 'a.tsx', 'A.vue', 'b.svelte', 'a.json', 'a.min.js', 'a.d.ts', 'a.d.mts', 'README.md', 'js')
  assert.deepEqual(walked(t, files), ['A.vue', 'a.cjs', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.mts', 'a.ts', 'a.tsx', 'b.svelte'])
})

test('what tools made and what others wrote is left out, at any depth', (t) => {
  const files = empty('a.js', 'node_modules/x/a.js', 'packages/p/node_modules/a.js', 'dist/a.js', 'p/build/a.js', 'out/a.js', 'coverage/a.js', '.next/a.js', 'vendor/a.js', '.git/a.js', '.github/a.js')
  assert.deepEqual(walked(t, files), ['.github/a.js', 'a.js'])
})

test('every .gitignore on the way counts, the nearest first', (t) => {
  const files = {
    ...empty('a.js', 'made/a.js', 'p/a.js', 'p/made.js', 'p/q/made.js', 'p/q/kept.gen.js', 'p/q/b.gen.js', 'p/made/a.js'),
    '.gitignore': 'made\n*.gen.js\n',
    'p/.gitignore': 'made.js\n',
    'p/q/.gitignore': '!kept.gen.js\n!made.js\n',
  }
  assert.deepEqual(walked(t, files), ['a.js', 'p/a.js', 'p/q/kept.gen.js', 'p/q/made.js'])
})

test('a walk that starts deep in the repository knows the .gitignore files above', (t) => {
  const files = { ...empty('p/q/a.js', 'p/q/made.js'), '.gitignore': '/p/q/made.js\n' }
  assert.deepEqual(walked(t, files, ['.'], 'p/q'), ['p/q/a.js'])
})

test('what is named is read, ignored or not, and once', (t) => {
  const files = { ...empty('dist/a.js', 'b.js'), '.gitignore': 'dist\nb.js\n' }
  assert.deepEqual(walked(t, files, ['dist', 'b.js', 'b.js', './dist/a.js']), ['b.js', 'dist/a.js'])
})

test('links are not followed, so a circle of them is no trouble', (t) => {
  const folder = folderOf(t, empty('a/b/c.js'))
  symlinkSync(folder, join(folder, 'a/b/up'))
  symlinkSync(join(folder, 'nowhere.js'), join(folder, 'dangling.js'))
  symlinkSync(join(folder, 'self'), join(folder, 'self'))
  assert.deepEqual(namesIn(folder, ['.']), ['a/b/c.js'])
})

test('a link that is named is followed', (t) => {
  const folder = folderOf(t, empty('a/b.js'))
  symlinkSync(join(folder, 'a'), join(folder, 'link'))
  assert.deepEqual(namesIn(folder, ['link']), ['a/b.js'])
})

test('a path that is not there is a complaint', (t) => {
  assert.throws(() => filesIn(['nope'], folderOf(t, {})), { name: 'Complaint', message: 'there is no nope' })
})

test('a file under a file is not there either', (t) => {
  assert.throws(() => filesIn(['a.js/b.js'], folderOf(t, empty('a.js'))), { name: 'Complaint' })
})
