/** The clients of test/clients/ that are installed for the proofs of test/truth/ alone. Sorted. */
declare module 'cross-fetch'
declare module 'follow-redirects'
declare module 'follow-redirects/https'
declare module 'isomorphic-fetch'
declare module 'isomorphic-unfetch'
declare module 'needle'
declare module 'request'
declare module 'request-promise-native'
