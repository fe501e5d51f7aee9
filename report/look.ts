import type { Place } from './nouns.ts'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** What a rule says of itself, for formats that carry it along. */
export interface RuleText {
  description: string
  url: string | undefined
  /** Its page, as Markdown. */
  page: string | undefined
  isRecommended: boolean
}

/** What a format needs to know beside the report. */
export interface Look {
  /** Colours a text, where colours are wanted. */
  paint: (style: Style, text: string) => string
  /** How many columns there are; Infinity where nothing has to fit. */
  width: number
  version: string
  rules: Readonly<Record<string, RuleText>>
  /** The script of the HTML page. */
  script: string
  /** What the report is about, for headings: the name of the folder. */
  title: string
  /** The revision that the checklist looks back to. */
  since: string | undefined
  /** The address of a line, where the code can be looked at; `{file}`, `{line}` and `{commit}` are filled in. */
  address: string | undefined
}

export const plain: Look = { paint: (_, text) => text, width: Infinity, version: '', rules: {}, script: '', title: '', since: undefined, address: undefined }

export function many(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** The template of a line's address, from where the repository is kept; hosts differ in how they write it. */
export function addressOf({ url, commit }: { url: string; commit: string }): string | undefined {
  if (!/^https?:\/\//.test(url)) return undefined
  const { hostname } = new URL(url)
  if (hostname === 'bitbucket.org') return `${url}/src/${commit}/{file}#lines-{line}`
  if (/gitlab/.test(hostname)) return `${url}/-/blob/${commit}/{file}#L{line}`
  if (/codeberg|gitea|forgejo/.test(hostname)) return `${url}/src/commit/${commit}/{file}#L{line}`
  return `${url}/blob/${commit}/{file}#L{line}`
}

/** The address of a place; nothing where the code cannot be looked at. */
export function linkTo({ file, line }: Pick<Place, 'file' | 'line'>, folder: string, address: string | undefined): string | undefined {
  const full = folder === '' ? file : joined(folder, file)
  return address?.replaceAll('{file}', full.split('/').map(encodeURIComponent).join('/')).replaceAll('{line}', String(line))
}

/** `a/b` and `../c` make `a/c`. */
export function joined(folder: string, file: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${file}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
