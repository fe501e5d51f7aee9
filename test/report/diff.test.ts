import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffOf } from '../../report/diff.ts'

/** «what goes» marks the range. */
function diff(marked: string, text: string): string[] {
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  return diffOf(marked.replace(/[«»]/g, ''), { range: [start, end], text })
}

test('whole lines are shown, for a change within one', () => {
  assert.deepEqual(diff('a\nget(«»)\nb', 'x'), ['- get()', '+ get(x)'])
})

test('lines that only come, or only go, stand alone', () => {
  assert.deepEqual(diff('a\n«»b', 'x\n'), ['+ x'])
  assert.deepEqual(diff('a\n«x\n»b', ''), ['- x'])
})

test('the start and the end of the text are lines like others', () => {
  assert.deepEqual(diff('«a»', 'b'), ['- a', '+ b'])
  assert.deepEqual(diff('«»', 'b'), ['- ', '+ b'])
})

test('a change far above and one below are shown without what lies between', () => {
  assert.deepEqual(diff('«1\n2\n3\n4»', '0\n1\n2\n3\n4b'), ['+ 0', '- 4', '+ 4b'])
})

test('the indentation that all lines share is left away', () => {
  assert.deepEqual(diff('      get(\n        «»\n      )', 'x,\n'), ['- ', '+ x,', '+ '])
  assert.deepEqual(diff('    a(«b»)', '\n      c\n    '), ['- a(b)', '+ a(', '+   c', '+ )'])
})

test('Windows lines are shown like others', () => {
  assert.deepEqual(diff('a\r\nget(«»)\r\nb', 'x'), ['- get()', '+ get(x)'])
})

test('a long change is cut short', () => {
  const lines = diff('«»', 'x\n'.repeat(50))
  assert.equal(lines.length, 12)
  assert.match(lines.at(-1) ?? '', /^… and \d+ more lines$/)
})
