// settings: { "wrappers": { "network.*": 30000, "apiFetch": false, "load": true }, "trustsDefaults": false }
declare const network: { get: (url: string) => Promise<unknown> }
declare const apiFetch: (url: string) => Promise<unknown>
declare const load: (url: string) => Promise<unknown>

class Users {
  constructor(private readonly network: { get: (url: string) => Promise<unknown> }) {}
  all() {
    return this.network.get('https://a.example/users') //=> network.* · at most 30 s
  }
}
await network.get('https://a.example') //=> network.* · at most 30 s
await apiFetch('https://a.example') //=> apiFetch · waits forever
await load('https://a.example') //=> load · unknown (the settings say that it ends)
// Another file installs a dispatcher, which the settings above do not trust.
await fetch('https://a.example') //=> fetch · no limit (Node gives up after 5 min without an answer)
export { Users }
