// settings: {"versions":{"nuxt":"4.5.2"}}

declare const url: string

globalThis.$fetch = globalThis.$fetch.create({ timeout: 4_000 }) as typeof $fetch
await $fetch(url) //=> ofetch · at most 4 s (no limit when it tries again) for an answer, then no limit, timeout from line 5

export {}
