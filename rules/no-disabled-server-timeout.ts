import { openDoorsIn } from '../model/servers.ts'
import { defineRule, suggested } from './define.ts'

export const rule = defineRule<'off' | 'endless' | 'missing' | 'replace' | 'add'>('no-disabled-server-timeout', {
  meta: {
    type: 'problem',
    docs: { description: 'disallow server and proxy settings that let a connection last for ever', recommended: true },
    hasSuggestions: true,
    messages: {
      off: '`{{option}}: 0` lets a client that sends its request slowly hold its connection to this {{name}} server for ever.',
      endless: 'With `{{option}}: 0` nothing bounds how long this {{name}} waits for the server behind it.',
      missing: 'Nothing bounds how long this {{name}} waits for the server behind it: it has no `{{option}}`.',
      replace: 'Use {{repair}}.',
      add: 'Add {{repair}}.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { how, name, option, node, repair } of openDoorsIn(context)) {
          context.report({ node, messageId: how, data: { name, option }, suggest: suggested(how === 'missing' ? 'add' : 'replace', repair) })
        }
      },
    }
  },
})
