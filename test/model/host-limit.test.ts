import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { analyse } from '../../model/calls.ts'
import { hostLimitOf } from '../../model/host-limit.ts'
import { folderOf } from '../server/folder.ts'
import { sourceOf } from '../source.ts'

const code = "export const create = () => fetch('https://a.example', { signal: AbortSignal.timeout(20_000) })"

/** What is known of a file in a package that holds another one of the platform's. */
function limitIn(t: TestContext, files: Record<string, string>, name: string, text = code) {
  const { file } = analyse(sourceOf(text, join(folderOf(t, { 'package.json': '{}', ...files }), name)))
  return file && hostLimitOf(file)
}

const serverless = `
service: orders
provider:
  name: aws
  timeout: 10
functions:
  create:
    handler: src/orders.create
    events: !Ref Events
  slow:
    handler: src/slow.create
    timeout: 30
  other:
    handler: src/other.create
    timeout: \${param:timeout}
`

test('what the Serverless Framework is told', (t) => {
  assert.deepEqual(limitIn(t, { 'serverless.yml': serverless }, 'src/orders.ts'), { ms: 10_000, says: 'serverless.yml ends its function (`create`)' })
  assert.deepEqual(limitIn(t, { 'serverless.yml': serverless }, 'src/slow.mjs'), { ms: 30_000, says: 'serverless.yml ends its function (`slow`)' })
  assert.equal(limitIn(t, { 'serverless.yml': serverless }, 'src/other.ts'), undefined, 'a parameter is not seen')
  assert.equal(limitIn(t, { 'serverless.yml': serverless }, 'lib/orders.ts'), undefined, 'another file')
  assert.equal(limitIn(t, { 'serverless.yml': serverless.replace('  timeout: 10\n', '') }, 'src/orders.ts')?.ms, 6_000, 'its default')
  assert.equal(limitIn(t, { 'serverless.yml': serverless.replace('name: aws', 'name: google') }, 'src/orders.ts'), undefined)
  assert.equal(limitIn(t, { 'serverless.yml': 'a: [b' }, 'src/orders.ts'), undefined, 'no YAML')
})

test('of several functions of one file, the longest', (t) => {
  const both = `${serverless}  again:\n    handler: src/orders.again\n    timeout: 20\n`
  assert.equal(limitIn(t, { 'serverless.yml': both }, 'src/orders.ts')?.ms, 20_000)
})

test('what a SAM template says', (t) => {
  const template = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 15
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: orders.create
      Role: !GetAtt Role.Arn
  Table:
    Type: AWS::DynamoDB::Table
`
  assert.deepEqual(limitIn(t, { 'template.yaml': template }, 'src/orders.js'), { ms: 15_000, says: 'template.yaml ends its function (`Orders`)' })
  assert.equal(limitIn(t, { 'template.yaml': template.replace('    Timeout: 15\n', '    Runtime: nodejs22.x\n') }, 'src/orders.js')?.ms, 3_000, 'its default')
  assert.equal(limitIn(t, { 'template.yaml': template.replace('CodeUri: src/', 'CodeUri: !Ref Code') }, 'src/orders.js'), undefined)
})

test('what Vercel is told, and what the file says itself', (t) => {
  const vercel = JSON.stringify({ functions: { 'api/**/*.ts': { maxDuration: 10 }, 'api/free.ts': { memory: 128 } } })
  assert.deepEqual(limitIn(t, { 'vercel.json': vercel }, 'api/orders/create.ts'), { ms: 10_000, says: 'vercel.json ends its function (`api/**/*.ts`)' })
  assert.equal(limitIn(t, { 'vercel.json': vercel }, 'lib/orders.ts'), undefined)
  assert.deepEqual(limitIn(t, { 'vercel.json': vercel }, 'api/orders.ts', `export const maxDuration = 60\n${code}`), { ms: 60_000, says: '`maxDuration` ends its route' })
  assert.equal(limitIn(t, {}, 'pages/api/orders.ts', `export const config = { maxDuration: 5 }\n${code}`)?.ms, 5_000)
  assert.equal(limitIn(t, {}, 'pages/api/orders.ts'), undefined)
})
