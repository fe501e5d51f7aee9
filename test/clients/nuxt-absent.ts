declare const url: string

// Without Nuxt they are whatever they are.
await $fetch(url)
await useFetch(url)
await useAsyncData('a', () => fetch(url), { timeout: 5_000 }) //=> fetch · no limit (Node gives up after 5 min without an answer)

export {}
