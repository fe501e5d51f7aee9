import { createClient } from '@supabase/supabase-js'

declare const bounded: typeof fetch

const supabase = createClient('https://a.supabase.co', 'key')
const { data } = await supabase.from('users').select('*').eq('id', 1).single() //=> Supabase · no limit (Node gives up after 5 min without an answer)
await supabase.from('users').select().abortSignal(AbortSignal.timeout(5_000)) //=> Supabase · at most 5 s
await supabase.rpc('count', { of: data }) //=> Supabase · no limit (Node gives up after 5 min without an answer)
await supabase.schema('other').from('users').insert({ id: 2 }) //=> Supabase · no limit (Node gives up after 5 min without an answer)

const quick = createClient('https://a.supabase.co', 'key', { global: { fetch: bounded } })
await quick.from('users').select() //=> Supabase · unknown (global.fetch is set on the instance)
