import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The licence texts of every package found in a bundle, because each asks to travel with its code. */
export function licencesOf(root: string, inputs: string[]): string {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))
  return [...folders].sort().map((folder) => licenceIn(root, folder)).join('\n\n')
}

function packageFolder(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
}

function licenceIn(root: string, folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const file = readdirSync(join(root, folder)).find((file) => /^licen[cs]e/i.test(file))
  const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : ''
  return `${name} ${version} (${license})\n\n${text}\n`
}
