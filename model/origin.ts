import type { TSESTree } from '@typescript-eslint/utils'
import satisfies from 'semver/functions/satisfies.js'
import type { Api, Client, Signature } from '../catalog/shape.ts'
import type { File } from './file.ts'
import { isFunctionIn, mayHoldClient, mayHoldRequest } from './hints.ts'
import type { ApiValue, Node, Owner, Value, Variable } from './nouns.ts'
import { fitting } from './names.ts'
import { nothing, slotOf, takesNone } from './layers.ts'
import { bare, dotted, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** The entry for the version installed; where none is known, for the latest. */
function edition(clients: readonly Client[], file: File): Client | undefined {
  return clients.find((client) => satisfies(file.versionOf(client) ?? '9999.0.0', client.versions, { includePrerelease: true }))
}

/** The module specifier that an expression spells out. */
export function specifierOf(node: Node): string | undefined {
  node = bare(node)
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}

/** The namespace of a module that belongs to a client. */
export function apiOfModule(specifier: string | undefined, file: File, node: Node): ApiValue | undefined {
  const clients = specifier === undefined ? undefined : file.knowledge.modules.get(specifier)
  if (!clients || specifier === undefined) return undefined
  // One module can hold two clients that behave differently: undici's `fetch` and its `request`.
  const [first, ...others] = [...new Set(clients.map((client) => client.name))].flatMap((name) => edition(clients.filter((client) => client.name === name), file) ?? [])
  const namespace = (client: Client): ApiValue => ({ is: 'api', client, api: typed(client, fitting(client.modules, specifier) ?? ''), member: undefined, owner: { client }, others: [], node })
  return first && { ...namespace(first), others: others.map(namespace) }
}

export function apiOfGlobal(name: string, file: File, node: Node): ApiValue | undefined {
  const client = edition((file.knowledge.globals.get(name) ?? []).filter(({ globalsBy }) => !globalsBy || globalsBy.some((one) => one in file.policy.versions || file.project.dependsOn(one))), file)
  const type = client?.globals?.[name]
  return client && type !== undefined ? { is: 'api', client, api: typed(client, type), member: name, owner: { client }, others: [], node } : undefined
}

/** `value.key`, when the client has such a member. A module without a default export is its own: that is how CommonJS is imported. */
export function apiOfMember(value: ApiValue, key: string, node: Node): ApiValue | undefined {
  const member = fitting(value.api.members, key)
  if (member !== undefined) return { ...value, api: typeof member === 'string' ? typed(value.client, member) : member, member: key === 'default' ? undefined : key, others: [], node }
  for (const other of value.others) {
    const found = apiOfMember(other, key, node)
    if (found) return found
  }
  return key === 'default' && value.owner.node === undefined && value.member === undefined ? value : undefined
}

function typed(client: Client, type: string): Api {
  return client.types[type] ?? {}
}

/** The signature that a call or `new` uses, when what is called belongs to a client. */
export function signatureOf(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): { api: ApiValue; signature: Signature } | undefined {
  if (!mayBeClient(node.callee, file)) return undefined
  const value = valueOf(node.callee, file)
  if (value.is !== 'api') return undefined
  const signature = node.type === 'NewExpression' ? value.api.construct : value.api.call
  return signature && { api: value, signature }
}

/** Most of what is called comes from files that hold no client, and these need not be read. */
export function mayBeClient(callee: Node, file: File): boolean {
  const imported = importOf(callee, file)
  if (!imported) return true
  if (!imported.isResult && isFunctionIn(imported.specifier, imported.name, file)) return false
  return mayHoldClient(imported.specifier, imported.name, file)
}

/** Whether a name may stand for something that makes requests: a client, or what holds one. */
export function mayHoldAny(name: Node, file: File): boolean {
  return mayBeClient(name, file) || mayReach(name, file)
}

/** Whether a function of this project that is called may make a request. */
export function mayReach(callee: Node, file: File): boolean {
  const imported = importOf(callee, file)
  return !imported || mayHoldRequest(imported.specifier, imported.name, file)
}

/** The import that what is called comes from, or that gives it back: `make().get`. */
function importOf(callee: Node, file: File) {
  let root = bare(callee)
  let isResult = false
  for (;;) {
    if (root.type === 'MemberExpression') root = bare(root.object)
    else if (root.type === 'CallExpression' || root.type === 'NewExpression') {
      isResult = true
      root = bare((root.callee.type === 'Identifier' && askedFor(root)) || root.callee)
    } else break
  }
  const definition = root.type === 'Identifier' ? localOf(root, file.code)?.defs[0] : undefined
  const imported = definition && importedFrom(definition)
  return imported && { ...imported, isResult }
}

/** The module that a name is imported from, and its name there; `require` included. */
function importedFrom(definition: Variable['defs'][number]): { specifier: string; name: string | undefined } | undefined {
  const node = definition.node as Node
  const parent = definition.parent as Node | null | undefined
  if (parent?.type === 'ImportDeclaration') {
    if (node.type === 'ImportDefaultSpecifier') return { specifier: parent.source.value, name: 'default' }
    return { specifier: parent.source.value, name: node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : undefined }
  }
  const init = node.type === 'VariableDeclarator' ? node.init : undefined
  const isRequire = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
  const specifier = isRequire && init.arguments[0] ? specifierOf(init.arguments[0]) : undefined
  return specifier === undefined ? undefined : { specifier, name: undefined }
}

/** What a call of a client's function makes: an instance, a pool, a request that is not sent yet. */
export function apiOfCall(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value | undefined {
  const found = signatureOf(node, file)
  if (!found) return injectedBy(node, file)
  // A method that sets an option gives back what it was called on.
  if (found.signature.sets !== undefined && node.callee.type === 'MemberExpression') return valueOf(node.callee.object, file)
  if (!found.signature.makes) return undefined
  const { api, signature } = found
  if (signature.through !== undefined) {
    const inner = argument(node, signature.through, file)
    return inner.is === 'api' && inner.client === api.client ? { ...inner, api: typed(api.client, found.signature.makes), member: undefined, node } : undefined
  }
  // It takes no options: a part of what it is called on.
  if (signature.inherits && signature.options === undefined && !signature.role) return { ...api, api: typed(api.client, signature.makes as string), member: undefined, others: [], node }
  // The object it is called on; for `new Agent()` that is the library, which holds no options of its own.
  const owner: Owner = { client: api.client, node, ...(signature.options !== undefined && { options: takesNone(node, signature, slotOf(node, signature, file), file) ? nothing(node) : argument(node, slotOf(node, signature, file), file) }), ...(signature.inherits && { parent: api.owner }) }
  const url = signature.url === undefined ? (signature.inherits ? api.owner.url : undefined) : argument(node, signature.url, file)
  if (url) owner.url = url
  if (signature.role) owner.role = signature.role
  return { is: 'api', client: api.client, api: typed(api.client, signature.makes as string), member: undefined, owner, others: [], node }
}

/** The class that a framework is asked for: `inject(HttpClient)`, `injector.get(HttpClient)`, `inject(OurService)`. */
function askedFor(node: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Identifier | undefined {
  const [asked] = node.arguments
  const names = node.callee.type === 'Identifier' ? /^inject$/ : /^(?:inject|get|resolve)$/
  return node.type === 'CallExpression' && asked?.type === 'Identifier' && names.test(dotted(node.callee)?.at(-1) ?? '') ? asked : undefined
}

/** It gives one, whoever made it. */
function injectedBy(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value | undefined {
  const asked = askedFor(node)
  if (!asked || !mayHoldAny(asked, file)) return undefined
  const value = valueOf(asked, file)
  if (value.is === 'class' && node.callee.type === 'Identifier') return { is: 'made', class: value.node, node }
  const types = value.is === 'api' && value.client.injected ? Object.values(value.client.instances ?? {}) : []
  return value.is === 'api' && types.some((type) => value.client.types[type] === value.api) ? value : undefined
}

/** The value of an argument; `undefined` the value when it is not given, and unknown behind a spread. */
export function argument(node: TSESTree.CallExpression | TSESTree.NewExpression, at: number | undefined, file: File): Value {
  const spread = node.arguments.findIndex((one) => one.type === 'SpreadElement')
  if (at === undefined || (spread >= 0 && spread <= at)) return { is: 'unknown', node }
  const given = node.arguments[at]
  return given ? valueOf(given, file) : { is: 'constant', value: undefined, node }
}
