import { groupedBy } from './order.ts'
import type { Report } from './nouns.ts'

/** JUnit's XML, which every CI shows: a suite for each file, a failure for each finding. */
export function junit({ findings, broken }: Report): string {
  const all = [
    ...findings.map(({ file, line, column, rule, message, severity }) => ({ file, line, column, name: rule, message, type: severity })),
    ...broken.map(({ file, line, column, message }) => ({ file, line, column, name: 'hangtime', message, type: 'error' })),
  ]
  const suites = [...groupedBy(all, ({ file }) => file)].map(([file, own]) => {
    const cases = own.map(({ line, column, name, message, type }) => [
      `    <testcase classname="${escaped(file)}" name="${escaped(`${name} ${line}:${column}`)}" file="${escaped(file)}" line="${line}">`,
      `      <failure type="${type}" message="${escaped(message)}">${escaped(`${file}:${line}:${column} ${message}`)}</failure>`,
      '    </testcase>',
    ].join('\n'))
    return `  <testsuite name="${escaped(file)}" tests="${own.length}" failures="${own.length}" errors="0">\n${cases.join('\n')}\n  </testsuite>`
  })
  // A run without a case is a failure for some readers.
  const none = '  <testsuite name="hangtime" tests="1" failures="0" errors="0">\n    <testcase classname="hangtime" name="no findings"/>\n  </testsuite>'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Hangtime" tests="${Math.max(all.length, 1)}" failures="${all.length}">\n${suites.length > 0 ? suites.join('\n') : none}\n</testsuites>\n`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** XML 1.0 has no place for most control characters, not even escaped. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"']/g, (one) => entities[one] ?? one).replace(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`)
}
