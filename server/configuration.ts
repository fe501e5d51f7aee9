import { policyOf } from '../model/settings.ts'
import hangtime from '../rules/index.ts'
import type { Open } from './desk.ts'
import type { Whole } from './lint.ts'
import type { Settings } from './settings.ts'

/** Where the settings of a document come from, in a few words. */
export function sourceOf(settings: Settings | Whole): { from: string | undefined; why: string } {
  if ('isWhole' in settings) return { from: settings.from, why: 'the ESLint configuration of the project uses eslint-plugin-hangtime' }
  if (settings.from !== undefined) return { from: settings.from, why: 'the nearest settings of Hangtime above the file' }
  return { from: undefined, why: 'the settings of the editor: no file of the project says otherwise' }
}

/** All that is in force for a document, for people to read. */
export function configurationOf({ filename, settings, document }: Open): Record<string, unknown> {
  const { from, why } = sourceOf(settings)
  const config = 'isWhole' in settings ? undefined : settings.config
  const preset = config === undefined ? {} : Object.assign({}, ...hangtime.configs[config].map((one) => (one as { rules?: object }).rules ?? {})) as Record<string, unknown>
  const { clients, ...policy } = policyOf({ hangtime: settings.policy })
  return {
    file: filename,
    language: document.languageId,
    from: from ?? 'the editor',
    why,
    ...(config !== undefined && { config }),
    rules: { ...preset, ...settings.rules },
    settings: { ...policy, clients: clients.map(({ name }) => name) },
  }
}
