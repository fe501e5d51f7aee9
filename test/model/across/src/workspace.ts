import { quick } from '@across/http'
import { slow } from '@across/http/slow'

// Nothing is installed or built: the sources of the repository's own packages are found all the same.
await quick.get('https://a.example') //=> axios · at most 1.5 s for an answer, then 1.5 s of silence, timeout from ../packages/http/src/index.ts:3
await slow.get('https://a.example') //=> axios · at most 60 s for an answer, then 60 s of silence, timeout from ../packages/http/src/slow.ts:2
