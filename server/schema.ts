import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

/** What is wrong with a value: where, as it would be written in code, and what. */
export interface Mismatch {
  at: string
  problem: string
}

const compiled = new WeakMap<object, ValidateFunction>()

/** The first thing in which a value differs from what a schema asks for. */
export function mismatchWith(schema: object, value: unknown): Mismatch | undefined {
  const validate = compiled.get(schema) ?? new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema)
  compiled.set(schema, validate)
  if (validate(value)) return undefined
  // Of several, the deepest says most: the alternatives that do not fit at all complain higher up.
  const errors = (validate.errors ?? []).toSorted((a, b) => depthOf(b) - depthOf(a))
  const [first] = errors
  return first && inWords(first)
}

function depthOf({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length + (keyword === 'additionalProperties' ? 1 : 0) - (keyword === 'anyOf' ? 1 : 0) + (keyword === 'enum' ? 0.5 : 0)
}

function inWords({ instancePath, keyword, params, message, parentSchema }: ErrorObject): Mismatch {
  const at = keyed(instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')))
  const given = params as Record<string, unknown>
  const inside = (key: unknown) => keyed([...(at === '' ? [] : [at]), String(key)], at !== '')
  switch (keyword) {
    case 'additionalProperties':
      return { at: inside(given['additionalProperty']), problem: `is no setting of Hangtime; there are ${Object.keys((parentSchema as { properties?: object }).properties ?? {}).filter((key) => key !== '$schema').join(', ')}` }
    case 'required':
      return { at: inside(given['missingProperty']), problem: 'is missing' }
    case 'type':
      return { at, problem: `must be ${nouns[String(given['type'])] ?? String(given['type'])}` }
    case 'enum':
      return { at, problem: `must be ${(given['allowedValues'] as unknown[]).map((one) => JSON.stringify(one)).join(' or ')}` }
    case 'const':
      return { at, problem: `must be ${JSON.stringify(given['allowedValue'])}` }
    default:
      return { at, problem: message ?? 'is wrong' }
  }
}

const nouns: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', string: 'a string', number: 'a number', integer: 'a whole number', boolean: 'true or false' }

/** `clients[0].name`, `rules["hangtime/x"]` */
function keyed(parts: readonly string[], isBegun = false): string {
  return parts.map((part, index) => (isBegun && index === 0 ? part : /^\d+$/.test(part) ? `[${part}]` : /^[\w$]+$/.test(part) ? `${index === 0 ? '' : '.'}${part}` : `["${part}"]`)).join('')
}
