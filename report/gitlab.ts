import { joined } from './look.ts'
import type { Report } from './nouns.ts'

/** The code quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/ */
export function gitlab({ findings, broken, folder }: Report): string {
  const found = findings.map(({ rule, message, severity, file, line, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint: fingerprint ?? `${rule}:${file}:${line}`,
    severity: severity === 'error' ? 'major' : 'minor',
    location: { path: joined(folder, file), lines: { begin: line } },
  }))
  const unread = broken.map(({ file, line, message }) => ({
    description: message,
    check_name: 'hangtime',
    fingerprint: `broken:${joined(folder, file)}`,
    severity: 'blocker',
    location: { path: joined(folder, file), lines: { begin: line } },
  }))
  return `${JSON.stringify([...found, ...unread], undefined, 2)}\n`
}
