import { rule } from '../../rules/no-nested-retry.ts'
import { report, testRule } from './tester.ts'

export const cases = testRule('no-nested-retry', rule, {
  valid: [
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example', { retry: { limit: 0 } }), { retries: 3 })`,
    `import pRetry from 'p-retry'\npRetry(() => fetch('https://a.example'), { retries: 3 })`,
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example'), { retries: 0 })`,
    // got does not retry POST.
    `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got.post('https://a.example'), { retries: 3 })`,
    // The loop tries once more at most, or asks again on purpose.
    `import got from 'got'\nasync function load(url: string) { for (let i = 0; i < 4; i++) { try { return await got(url, { retry: { limit: 0 } }) } catch { await pause() } } }\ndeclare function pause(): Promise<void>`,
    `import got from 'got'\nasync function all(urls: string[]) { for (const url of urls) { try { await got(url) } catch (error) { console.error(error) } } }`,
    `import OpenAI from 'openai'\nconst client = new OpenAI({ maxRetries: 0 })\nasync function ask(options: object) { for (let i = 0; i < 4; i++) { try { return await client.chat.completions.create({ model: 'm', messages: [] }) } catch { console.log(i) } } }`,
    // Somebody picks the failures.
    `import got from 'got'\nasync function load(url: string) { for (let i = 0; i < 4; i++) { try { return await got(url) } catch (error) { if (!isBusy(error)) throw error } } }\ndeclare function isBusy(error: unknown): boolean`,
  ],
  invalid: [
    // Where the option counts the first attempt too, one means none.
    {
      code: `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'\nconst client = new S3Client({})\nasync function load() { for (let i = 0; i < 3; i++) { try { return await client.send(new GetObjectCommand({ Bucket: 'a', Key: 'b' })) } catch (error) { console.error(error) } } }`,
      errors: [report('AWS SDK 3 × this loop 3 = 9 requests for one failure: switch off the retries of AWS SDK here (`maxAttempts: 1`), or leave them to it.')],
    },
    {
      code: `import OpenAI from 'openai'\nconst client = new OpenAI()\nasync function ask() { for (let i = 0; i < 4; i++) { try { return await client.chat.completions.create({ model: 'm', messages: [] }) } catch { console.log(i) } } }`,
      errors: [report('openai 3 × this loop 4 = 12 requests for one failure: switch off the retries of openai here (`maxRetries: 0`), or leave them to it.')],
    },
    {
      code: `import got from 'got'\nasync function load(url: string) { let left = 5; while (left-- > 0) { try { return await got(url) } catch (error) { if (!left) throw error } } }`,
      errors: [report('got 3 × this loop 5 = 15 requests for one failure: switch off the retries of got here (`retry.limit: 0`), or leave them to it.')],
    },
    {
      code: `import got from 'got'\nasync function load(url: string, most: number) { for (let i = 0; i < most; i++) { try { return await got(url) } catch (error) { console.error(error) } } }`,
      errors: [report('Each attempt of this code is up to 3 requests of got: switch off its retries here (`retry.limit: 0`), or leave them to it.')],
    },
    {
      code: `import pRetry from 'p-retry'\nimport got from 'got'\npRetry(() => got('https://a.example'), { retries: 3 })`,
      errors: [report('got 3 × p-retry 4 = 12 requests for one failure: switch off the retries of got here (`retry.limit: 0`).')],
    },
    {
      code: `import retry from 'async-retry'\nimport ky from 'ky'\nconst load = () => ky('https://a.example').json()\nretry(load, { retries: 4 })`,
      errors: [report('ky 3 × async-retry 5 = 15 requests for one failure: switch off the retries of ky here (`retry.limit: 0`).')],
    },
  ],
})
