import type { TSESTree } from '@typescript-eslint/utils'
import { apiOfCall, apiOfGlobal, apiOfMember, apiOfModule, specifierOf } from './origin.ts'
import type { File } from './file.ts'
import type { FunctionNode, Node, Value, Variable } from './nouns.ts'
import { assigned, objectOf, withWrites } from './objects.ts'
import { signalOfCall, signalOfController } from './signal.ts'
import { bare, classAround, isFunction, keyOf, localOf } from './tree.ts'

const unknown = (node: Node): Value => ({ is: 'unknown', node })
const constant = (value: string | number | boolean | bigint | null | undefined, node: Node): Value => ({ is: 'constant', value, node })

/** What an expression is worth. Never throws, and never loops: a value that depends on itself is unknown. */
export function valueOf(expression: Node, file: File): Value {
  const node = bare(expression)
  if (file.values.has(node)) return file.values.get(node) ?? unknown(node)
  file.values.set(node, undefined)
  const value = file.values.size > 200_000 ? unknown(node) : read(node, file)
  file.values.set(node, value)
  return value
}

function read(node: Node, file: File): Value {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? unknown(node) : constant(node.value as string | number | boolean | null, node)
    case 'TemplateLiteral':
      return textOf(node.quasis.map((quasi) => quasi.value.cooked ?? ''), node.expressions, node, file)
    case 'ObjectExpression':
      return objectOf(node, file)
    case 'ArrayExpression':
      return {
        is: 'list',
        items: node.elements.flatMap((item) => (item && item.type !== 'SpreadElement' ? [valueOf(item, file)] : [])),
        open: node.elements.some((item) => item?.type === 'SpreadElement'),
        node,
      }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return { is: 'function', node }
    case 'UnaryExpression':
      return unary(node, file)
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? unknown(node) : binary(node, file)
    case 'LogicalExpression':
      return logical(node, file)
    case 'ConditionalExpression':
      return choice([valueOf(node.consequent, file), valueOf(node.alternate, file)], node)
    case 'AssignmentExpression':
      return node.operator === '=' ? valueOf(node.right, file) : unknown(node)
    case 'Identifier':
      return identifier(node, file)
    case 'MemberExpression':
      return member(node, file)
    case 'ImportExpression':
      return apiOfModule(specifierOf(node.source), file, node) ?? unknown(node)
    case 'CallExpression':
    case 'NewExpression':
      return signalOfCall(node, file) ?? apiOfCall(node, file) ?? call(node, file)
    default:
      return unknown(node)
  }
}

export function choice(of: readonly Value[], node: Node): Value {
  const flat = of.flatMap((value) => (value.is === 'choice' ? value.of : [value]))
  return flat.length === 1 ? (flat[0] as Value) : { is: 'choice', of: flat, node }
}

function identifier(node: TSESTree.Identifier, file: File): Value {
  if (node.name === 'undefined') return constant(undefined, node)
  const variable = localOf(node, file.code)
  if (variable) return valueOfVariable(variable, node, file)
  if (node.name === 'Infinity' || node.name === 'NaN') return constant(Number(node.name), node)
  return apiOfGlobal(node.name, file, node) ?? unknown(node)
}

/** The value of a variable that is given once; of one that is given several, or by a caller, nothing. */
function valueOfVariable(variable: Variable, at: Node, file: File): Value {
  const definition = variable.defs[0]
  if (!definition || variable.defs.length > 1) return unknown(at)
  const name = definition.name as Node
  switch (definition.type as string) {
    case 'ImportBinding':
      return imported(definition.node as Node, definition.parent as Node | null, file, at)
    case 'FunctionName':
      return isFunction(definition.node as Node) && !isReassigned(variable) ? { is: 'function', node: definition.node as FunctionNode } : unknown(at)
    case 'Parameter':
      return parameter(variable, name, definition.node as FunctionNode, file, at)
    case 'Variable':
      break
    default:
      return unknown(at)
  }
  const declarator = definition.node as TSESTree.VariableDeclarator
  const writes = variable.references.filter((reference) => reference.isWrite())
  const write = writes[0]
  if (writes.length !== 1 || !write?.writeExpr) return unknown(at)
  if (!write.init) {
    // `let x` and one `x = …` later; a loop variable or an update is not that.
    const assignment = write.identifier.parent
    if (declarator.init || assignment.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.left !== write.identifier) return unknown(at)
    return choice([withWrites(valueOf(assignment.right, file), variable, file)], at)
  }
  if (!declarator.init) return unknown(at)
  const init = valueOf(declarator.init, file)
  return withWrites(declarator.id.type === 'Identifier' ? init : unpacked(declarator.id, name, init, file), variable, file)
}

function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init)
}

function imported(specifier: Node, declaration: Node | null, file: File, at: Node): Value {
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference
    return (reference.type === 'TSExternalModuleReference' && apiOfModule(specifierOf(reference.expression), file, at)) || unknown(at)
  }
  if (declaration?.type !== 'ImportDeclaration') return unknown(at)
  const module = apiOfModule(declaration.source.value, file, at)
  if (!module) return unknown(at)
  if (specifier.type === 'ImportNamespaceSpecifier') return module
  if (specifier.type === 'ImportDefaultSpecifier') return apiOfMember(module, 'default', at) ?? unknown(at)
  if (specifier.type !== 'ImportSpecifier') return unknown(at)
  const name = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
  return apiOfMember(module, name, at) ?? unknown(at)
}

/** What a caller gives cannot be seen; a default is what there is when he gives nothing, a type may say it is a string. */
function parameter(variable: Variable, name: Node, fn: FunctionNode, file: File, at: Node): Value {
  if (isReassigned(variable)) return unknown(at)
  const annotation = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation.type : undefined
  const given: Value = annotation === 'TSStringKeyword' ? { is: 'text', start: '', node: at } : unknown(at)
  for (const parameter of fn.params) {
    const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
    if (pattern.type === 'AssignmentPattern' && pattern.left === name) return choice([given, valueOf(pattern.right, file)], at)
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
    if ((target.type === 'ObjectPattern' || target.type === 'ArrayPattern') && isInside(name, target)) return unpacked(target, name, unknown(at), file)
  }
  return given
}

function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true
  return false
}

/** The part of a value that a destructuring pattern gives to one of its names. */
function unpacked(pattern: Node, name: Node, value: Value, file: File): Value {
  if (pattern === name) return value
  if (pattern.type === 'AssignmentPattern') {
    if (!isInside(name, pattern.left)) return unknown(name)
    const fallback = () => valueOf(pattern.right, file)
    const given = value.is === 'constant' && value.value === undefined ? fallback() : value.is === 'unknown' ? choice([value, fallback()], name) : value
    return unpacked(pattern.left, name, given, file)
  }
  if (pattern.type !== 'ObjectPattern') return unknown(name)
  for (const property of pattern.properties) {
    if (!isInside(name, property)) continue
    if (property.type !== 'Property') return unknown(name)
    const key = keyOf(property)
    return key === undefined ? unknown(name) : unpacked(property.value, name, propertyOf(value, key, name), file)
  }
  return unknown(name)
}

/** `value.key`. */
export function propertyOf(value: Value, key: string, at: Node): Value {
  switch (value.is) {
    case 'object': {
      const entry = value.entries.get(key)
      return entry ? entry.value : value.open ? unknown(at) : constant(undefined, at)
    }
    case 'api':
      return apiOfMember(value, key, at) ?? unknown(at)
    case 'choice':
      return choice(value.of.map((one) => propertyOf(one, key, at)), at)
    default:
      return unknown(at)
  }
}

function member(node: TSESTree.MemberExpression, file: File): Value {
  const key = keyOf(node)
  if (key === undefined) return computedMember(node, file)
  if (node.object.type === 'ThisExpression') return valueOfField(node, key, file)
  const object = bare(node.object)
  if (object.type === 'Identifier' && !localOf(object, file.code)) {
    if (['globalThis', 'window', 'self', 'global'].includes(object.name)) return apiOfGlobal(key, file, node) ?? unknown(node)
    if (object.name === 'Number' && key === 'POSITIVE_INFINITY') return constant(Infinity, node)
    if (object.name === 'Number' && key === 'MAX_SAFE_INTEGER') return constant(Number.MAX_SAFE_INTEGER, node)
  }
  const value = valueOf(object, file)
  if (value.is === 'controller') return key === 'signal' ? signalOfController(value, file, node) : unknown(node)
  return propertyOf(value, key, node)
}

/** `superagent[method]`: whichever method it is, it is one of the client's. */
function computedMember(node: TSESTree.MemberExpression, file: File): Value {
  const value = valueOf(node.object, file)
  if (value.is !== 'api') return unknown(node)
  const key = valueOf(node.property, file)
  if (key.is === 'constant') return propertyOf(value, String(key.value), node)
  return unknown(node)
}

/** `this.http`, when the class gives it once: as a property, or in one place by `this.http = …`. */
function valueOfField(node: TSESTree.MemberExpression, key: string, file: File): Value {
  const owner = classAround(node)
  if (!owner) return unknown(node)
  const given: Node[] = []
  for (const element of owner.body.body) {
    if ((element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') && keyOf(element as TSESTree.PropertyDefinition) === key && element.value) given.push(element.value)
    if (element.type === 'MethodDefinition' && element.key.type === 'Identifier' && element.key.name === key) return unknown(node)
  }
  const writes: (typeof file.index.writes)[number][] = []
  for (const write of file.index.writes) {
    if (write.left.object.type !== 'ThisExpression' || keyOf(write.left) !== key || classAround(write) !== owner) continue
    if (write.operator !== '=') return unknown(node)
    given.push(write.right)
    writes.push(write)
  }
  return given.length === 1 ? valueOf(given[0] as Node, file) : unknown(node)
}

function unary(node: TSESTree.UnaryExpression, file: File): Value {
  if (node.operator === 'void') return constant(undefined, node)
  const value = valueOf(node.argument, file)
  if (value.is !== 'constant') return unknown(node)
  if (node.operator === '-' && typeof value.value === 'number') return constant(-value.value, node)
  if (node.operator === '+' && typeof value.value !== 'bigint') return constant(Number(value.value), node)
  if (node.operator === '!') return constant(!value.value, node)
  return unknown(node)
}

function binary(node: TSESTree.BinaryExpression, file: File): Value {
  const left = valueOf(node.left, file)
  const right = valueOf(node.right, file)
  if (node.operator === '+' && (isText(left) || isText(right))) return textOf(['', '', ''], [node.left as TSESTree.Expression, node.right], node, file)
  if (left.is !== 'constant' || right.is !== 'constant' || typeof left.value !== 'number' || typeof right.value !== 'number') return unknown(node)
  switch (node.operator) {
    case '+':
      return constant(left.value + right.value, node)
    case '-':
      return constant(left.value - right.value, node)
    case '*':
      return constant(left.value * right.value, node)
    case '/':
      return constant(left.value / right.value, node)
    case '%':
      return constant(left.value % right.value, node)
    case '**':
      return constant(left.value ** right.value, node)
    case '<<':
      return constant(left.value << right.value, node)
    default:
      return unknown(node)
  }
}

function isText(value: Value): boolean {
  return value.is === 'text' || (value.is === 'constant' && typeof value.value === 'string')
}

/** The string made of these parts, as far from its start as it can be read. */
function textOf(strings: readonly string[], expressions: readonly TSESTree.Expression[], node: Node, file: File): Value {
  let start = strings[0] ?? ''
  for (const [i, expression] of expressions.entries()) {
    const value = valueOf(expression, file)
    if (value.is === 'text') return { is: 'text', start: start + value.start, node }
    if (value.is !== 'constant') return { is: 'text', start, node }
    start += String(value.value) + (strings[i + 1] ?? '')
  }
  return constant(start, node)
}

function logical(node: TSESTree.LogicalExpression, file: File): Value {
  const left = valueOf(node.left, file)
  const right = valueOf(node.right, file)
  if (left.is === 'constant') {
    const takesRight = node.operator === '??' ? left.value == null : node.operator === '||' ? !left.value : Boolean(left.value)
    return takesRight ? right : left
  }
  if (node.operator !== '&&' && (left.is === 'object' || left.is === 'api' || left.is === 'signal' || left.is === 'function')) return left
  return choice([left, right], node)
}

/** A call of a function that stands in this file is worth what it returns; of `Number` and the like, what they do. */
function call(node: TSESTree.CallExpression | TSESTree.NewExpression, file: File): Value {
  const callee = bare(node.callee)
  const first = node.arguments[0]
  if (callee.type === 'Identifier' && !localOf(callee, file.code)) {
    if (callee.name === 'require' && first) return apiOfModule(specifierOf(first), file, node) ?? unknown(node)
    if (node.type === 'NewExpression' && callee.name === 'URL' && first) return node.arguments.length === 1 ? valueOf(first, file) : urlOf(first, file, node)
    if (['Number', 'parseInt', 'parseFloat'].includes(callee.name) && first && first.type !== 'SpreadElement') {
      const value = valueOf(first, file)
      return value.is === 'constant' ? constant(callee.name === 'Number' ? Number(value.value) : parseFloat(String(value.value)), node) : unknown(node)
    }
    return unknown(node)
  }
  if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && !localOf(callee.object, file.code)) {
    const name = `${callee.object.name}.${keyOf(callee) ?? ''}`
    if (name === 'Object.freeze' && first) return valueOf(first, file)
    if (name === 'Object.assign' && node.type === 'CallExpression') return assigned(node, file)
  }
  // `fetch.bind(globalThis)` is fetch.
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'bind') return valueOf(callee.object, file)
  const fn = valueOf(callee, file)
  if (fn.is !== 'function' || fn.node.generator) return unknown(node)
  const result = returned(fn.node)
  return result ? valueOf(result, file) : unknown(node)
}

function urlOf(first: Node, file: File, node: Node): Value {
  const value = valueOf(first, file)
  // A relative one takes its origin from the second argument.
  return value.is === 'constant' && typeof value.value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value.value) ? value : unknown(node)
}

/** The one expression that a function returns, when there is just one. */
export function returned(fn: FunctionNode): Node | undefined {
  if (fn.body?.type !== 'BlockStatement') return fn.body ?? undefined
  const found: Node[] = []
  const stack: Node[] = [...fn.body.body]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'ReturnStatement') found.push(node.argument ?? node)
    else if (node.type === 'BlockStatement') stack.push(...node.body)
    else if (node.type === 'IfStatement') stack.push(node.consequent, ...(node.alternate ? [node.alternate] : []))
    else if (node.type === 'TryStatement') stack.push(node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : []))
    else if (/^(?:For|While|DoWhile|Switch|Labeled)/.test(node.type)) return undefined
  }
  return found.length === 1 && found[0]?.type !== 'ReturnStatement' ? found[0] : undefined
}
