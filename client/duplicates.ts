import { Uri, languages, workspace, type Diagnostic } from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'

/** Where the ESLint extension reports one of our rules, ours at the same place is left out, unless a setting says otherwise. */
export function hidingDuplicates(hasEslint: () => boolean): Middleware {
  return {
    async provideDiagnostics(document, previousResultId, token, next) {
      const report = await next(document, previousResultId, token)
      if (!report || !('items' in report) || !hasEslint()) return report
      const uri = document instanceof Uri ? document : document.uri
      if (workspace.getConfiguration('hangtime', uri).get('whenEslintReports') === 'show') return report
      const theirs = languages.getDiagnostics(uri).filter(({ source }) => source === 'eslint')
      return { ...report, items: report.items.filter((ours) => !theirs.some((one) => isSame(one, ours))) }
    },
  }
}

function isSame(theirs: Diagnostic, ours: Diagnostic): boolean {
  return codeOf(theirs) === `hangtime/${codeOf(ours)}` && theirs.range.intersection(ours.range) !== undefined
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
