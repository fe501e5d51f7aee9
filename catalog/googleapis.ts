import { gaxios } from './gaxios.ts'
import type { Api, Client, Retry, Timeout } from './shape.ts'

/** An object with all in it; the older form is the parts of a secret, one by one. */
const credentials: Api = { construct: { options: 'alone', makes: 'authClient', role: 'dispatcher' } }
const ofAll: Api = { construct: { options: 0, makes: 'authClient', role: 'dispatcher' } }

/** What makes a client that brings a token. */
const authMembers: Readonly<Record<string, Api>> = {
  GoogleAuth: { construct: { options: 0, makes: 'googleAuth', role: 'dispatcher' } },
  OAuth2Client: credentials,
  OAuth2: credentials,
  JWT: credentials,
  UserRefreshClient: credentials,
  Compute: ofAll,
  Impersonated: ofAll,
  IdTokenClient: ofAll,
}

const request: Api = { call: { request: true, options: 0 } }
const fetch: Api = { call: { request: true, url: 0, options: 1 } }
const itsClient: Api = { call: { makes: 'authClient', inherits: true } }
const found: Api = { members: { getClient: itsClient, getIdTokenClient: itsClient } }

/** For those whose requests are sent by another: they only carry options then. */
const silentAuthTypes: Readonly<Record<string, Api>> = { googleAuth: found, authClient: {} }

const authModule: Api = { members: { default: 'module', ...authMembers } }
const since10: Readonly<Record<string, Api>> = { module: authModule, googleAuth: { members: { ...found.members, request, fetch } }, authClient: { members: { request, fetch } } }
const until9: Readonly<Record<string, Api>> = { module: authModule, googleAuth: { members: { ...found.members, request } }, authClient: { members: { request } } }

/** The options of gaxios, which stand deeper in those of a client, or in a transporter of its own. What a call says goes before them. */
function transporterOf({ timeouts }: Pick<Client, 'timeouts'>): readonly Timeout[] {
  const timeout = timeouts.find(({ path }) => path === 'timeout')
  if (!timeout) return []
  const { covers, values, restarts } = timeout
  const inside = (path: string): Timeout => ({ path, takes: 'ms', on: 'dispatcher', unless: 'timeout', covers, ...(values && { values }), ...(restarts && { restarts }) })
  const whole = (path: string): Timeout => ({ path, takes: 'fetch', on: 'dispatcher', covers })
  return [inside('transporterOptions.timeout'), inside('clientOptions.transporterOptions.timeout'), whole('transporter'), whole('authClient')]
}

/** The entry of gaxios for such a version. */
function gaxiosOf(versions: string): Client {
  const entry = gaxios.find((one) => one.versions === versions)
  if (!entry) throw new Error(`no gaxios ${versions}`)
  return entry
}

const authOwn = ({ timeouts, ...entry }: Client): Client => ({
  ...entry,
  name: 'google-auth-library',
  package: 'google-auth-library',
  modules: { 'google-auth-library': 'module' },
  types: since10,
  timeouts: [...timeouts.filter(({ path }) => path !== 'fetchImplementation'), ...transporterOf({ timeouts })],
  optionTypes: [],
  repair: ['timeout', 'signal'],
  docs: 'https://github.com/googleapis/google-cloud-node-core/tree/main/packages/google-auth-library-nodejs#readme',
})

/** A request with a token of Google's. Nothing bounds it, and the token is asked for without the options of the call. */
const googleAuth: readonly Client[] = [
  { ...authOwn(gaxiosOf('>=7.0.0')), versions: '>=10.0.0' },
  { ...authOwn(gaxiosOf('<7.0.0')), versions: '>=9.0.0 <10.0.0', types: until9 },
]

/** The parameters, which may bring a client with a token, then the options. */
const method = (verb: string | null): Api => ({ call: { request: true, options: 1, body: 0, carries: 0, verb } })

const verbs = { get: 'GET', list: 'GET', delete: 'DELETE', create: 'POST', insert: 'POST', send: 'POST', append: 'POST', batchUpdate: 'POST', patch: 'PATCH' }

/** However deep its resources lie, their methods ask the service. */
const resource: Api = { ...method(null), members: { ...Object.fromEntries(Object.entries(verbs).map(([name, verb]) => [name, method(verb)])), '*': 'resource' } }

const api: Api = { call: { options: 0, inherits: true, makes: 'api' } }
/** `drive_v3.Drive` */
const versioned: Api = { members: { '*': { construct: { options: 0, makes: 'api' } } } }
const classes = Object.fromEntries(['*_v1', '*_v2', '*_v3', '*_v4', '*_v5'].map((name) => [name, versioned]))
/** What asks for a client with a token, too. */
const auth: Api = { members: { ...authMembers, getClient: { call: { options: 0, makes: 'authClient', role: 'dispatcher' } }, fromJSON: { call: { options: 1, makes: 'authClient', role: 'dispatcher' } } } }

const types: Readonly<Record<string, Api>> = {
  ...silentAuthTypes,
  module: { members: { default: 'module', google: 'google', GoogleApis: { construct: { options: 0, makes: 'google' } }, Auth: auth, ...classes } },
  google: { members: { auth, options: { call: { options: 0, configures: true } }, addAPIs: {}, getSupportedAPIs: {}, discover: {}, discoverAPI: {}, '*': api } },
  // One service in a package of its own.
  single: { members: { default: 'single', auth, AuthPlus: {}, VERSIONS: {}, ...classes, '*': api } },
  api: { members: { context: {}, '*': 'resource' } },
  resource,
}

/** Delays of 0.1, 0.5 and 1.5 s. Of what gets no answer, two are tried again at most. */
const retry: Retry = {
  paths: ['retryConfig.retry', 'retry'],
  default: 3,
  delay: { first: 100, factor: 5, max: 1_500 },
  pauses: ['retryConfig.retryDelay', 'retryConfig.retryBackoff'],
  afterTimeout: true,
  methods: ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'],
  others: { path: 'retryConfig.httpMethodsToRetry' },
}

const own = ({ timeouts, ...entry }: Client): Client => ({
  ...entry,
  name: 'googleapis',
  package: 'googleapis',
  modules: { googleapis: 'module', '@googleapis/*': 'single' },
  types,
  timeouts: [...timeouts, ...transporterOf({ timeouts })],
  options: [...(entry.options ?? []), 'version', 'auth', 'rootUrl', 'http2', 'apiVersion', 'universeDomain', 'universe_domain', 'userAgentDirectives'],
  optionTypes: ['MethodOptions', 'GlobalOptions'],
  dispatcher: 'auth',
  retry,
  repair: ['timeout', 'signal'],
  docs: 'https://github.com/googleapis/google-api-nodejs-client#request-options',
})

const shared = own(gaxiosOf('>=7.0.0'))

/** The clients of Google's services that are made from their descriptions. Each has another gaxios beneath it, which says what is tried again. */
const services: readonly Client[] = [
  { ...shared, versions: '>=178.1.0' },
  // The signal of the first attempt stays.
  { ...shared, versions: '>=150.0.0 <178.1.0', timeouts: shared.timeouts.map((timeout): Timeout => (timeout.takes === 'ms' ? { ...timeout, attempts: 'all' } : timeout)), retry: { ...retry, afterTimeout: false } },
  { ...own(gaxiosOf('<7.0.0')), versions: '<150.0.0' },
]

export const googleapis: readonly Client[] = [...googleAuth, ...services]
