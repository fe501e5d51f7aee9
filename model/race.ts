import type { TSESTree } from '@typescript-eslint/utils'
import { racers } from '../catalog/timers.ts'
import { homeOf } from './elsewhere.ts'
import type { File } from './file.ts'
import type { Call, Node } from './nouns.ts'
import { around, bare, callsIn, dotted, functionAround, isFunction, keyOf, localOf } from './tree.ts'
import { valueOf } from './value.ts'

/** A race that gives up on a request without ending it. */
export interface Race {
  node: TSESTree.CallExpression
  /** The delay of its timer, where it is written there. */
  delay: Node | undefined
}

/** The race that a request without a signal can lose. */
export function lostRaceOf(call: Call, file: File): Race | undefined {
  if (call.through) return undefined
  // What may end it some other way is not left running.
  if (call.limits.some(({ timeout, setting }) => (timeout.takes === 'signal' || timeout.covers.includes('headers')) && setting.is !== 'none')) return undefined
  if (!call.client.timeouts.some((timeout) => timeout.takes === 'signal') || call.chain) return undefined
  const race = raceAround(call.node, file, 0)
  return race && !isEnded(race.node, file) ? race : undefined
}

function raceAround(start: Node, file: File, depth: number): Race | undefined {
  let node = start
  for (;;) {
    const { parent, from } = around(node)
    switch (parent?.type) {
      case 'MemberExpression': {
        const { parent: called, from: callee } = around(parent)
        if (parent.object !== from || called?.type !== 'CallExpression' || called.callee !== callee || !/^(?:then|catch|finally|json|text)$/.test(keyOf(parent) ?? '')) return undefined
        node = called
        continue
      }
      case 'ArrayExpression': {
        const { parent: race } = around(parent)
        if (race?.type !== 'CallExpression' || dotted(race.callee)?.join('.') !== 'Promise.race') return undefined
        const timer = parent.elements.find((one) => one && one !== from && isTimer(one, file))
        return timer ? { node: race, delay: delayIn(timer, file) } : undefined
      }
      case 'CallExpression':
        return parent.callee !== from && isRacer(parent, from, file) ? { node: parent, delay: undefined } : undefined
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' && depth === 0 ? localOf(parent.id, file.code) : undefined
        for (const reference of variable?.references ?? []) {
          const race = reference.isRead() ? raceAround(reference.identifier as Node, file, depth + 1) : undefined
          if (race) return race
        }
        return undefined
      }
      default:
        return undefined
    }
  }
}

const timers = /^(?:timeout|sleep|delay|wait|timer|later|rejectAfter|setTimeout)/i

/** A promise that a timer settles: made here, by a function named after it, or kept in a variable. */
function isTimer(node: Node, file: File): boolean {
  const it = bare(node)
  if (it.type === 'NewExpression') return /\bsetTimeout\b/.test(file.code.text.slice(...it.range))
  if (it.type === 'CallExpression') return timers.test(dotted(it.callee)?.at(-1) ?? '')
  const declarator = it.type === 'Identifier' ? (localOf(it, file.code)?.defs[0]?.node as Node | undefined) : undefined
  return declarator?.type === 'VariableDeclarator' && declarator.init ? bare(declarator.init).type !== 'Identifier' && isTimer(declarator.init, file) : false
}

function delayIn(timer: Node, file: File): Node | undefined {
  return callsIn(timer, file.index).find((call) => call.type === 'CallExpression' && dotted(call.callee)?.at(-1) === 'setTimeout')?.arguments[1]
}

/** A function that races its argument against a timer, and ends nothing: of the project, or of a package that is known for it. */
function isRacer(call: TSESTree.CallExpression, given: Node, file: File): boolean {
  const callee = bare(call.callee)
  if (call.arguments[0] !== given) return false
  if (callee.type === 'Identifier') {
    const definition = localOf(callee, file.code)?.defs[0]
    const imported = definition?.parent as Node | null | undefined
    if (imported?.type === 'ImportDeclaration' && racers.includes(imported.source.value)) return true
  }
  const fn = valueOf(callee, file)
  const parameter = fn.is === 'function' ? fn.node.params[0] : undefined
  if (fn.is !== 'function' || parameter?.type !== 'Identifier') return false
  const text = homeOf(fn.node, file).code.text.slice(...fn.node.range)
  const name = parameter.name.replace(/\$/g, '\\$')
  return new RegExp(`Promise\\.race\\(\\s*\\[[^\\]]*\\b${name}\\b`).test(text) && /\bsetTimeout\b/.test(text) && !ends.test(text)
}

const ends = /\.(?:abort|destroy|cancel|close|terminate)\b|signal/

/** The code around it ends the loser. */
function isEnded(race: Node, file: File): boolean {
  let outer = functionAround(race)
  // The function that the race stands in, and not only a callback in it.
  while (outer && isFunction(outer) && outer.parent.type === 'CallExpression') outer = functionAround(outer)
  return ends.test(file.code.text.slice(...(outer ?? race).range))
}
