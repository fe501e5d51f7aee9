import { Uri, languages, workspace, type Diagnostic, type Disposable } from 'vscode'
import { DocumentDiagnosticRequest, type BaseLanguageClient, type Middleware } from 'vscode-languageclient'

/** Where the ESLint extension reports one of our rules, ours at the same place is left out, unless a setting says otherwise. */
export function hidingDuplicates(hasEslint: () => boolean): Middleware {
  return {
    async provideDiagnostics(document, previousResultId, token, next) {
      const report = await next(document, previousResultId, token)
      if (!report || !('items' in report) || !hasEslint()) return report
      const uri = document instanceof Uri ? document : document.uri
      if (workspace.getConfiguration('hangtime', uri).get('whenEslintReports') === 'show') return report
      const theirs = theirsIn(uri)
      return { ...report, items: report.items.filter((ours) => !theirs.some((one) => isSame(one, ours))) }
    },
  }
}

/** ESLint takes longer than we do: when its findings come, or go, ours are looked at once more. */
export function watchEslint(client: BaseLanguageClient): Disposable {
  const known = new Map<string, string>()
  return languages.onDidChangeDiagnostics(({ uris }) => {
    const moved = uris.filter((uri) => {
      const now = theirsIn(uri).map((one) => `${codeOf(one)} ${one.range.start.line}:${one.range.start.character}`).join()
      const before = known.get(uri.toString()) ?? ''
      if (now === '') known.delete(uri.toString())
      else known.set(uri.toString(), now)
      return now !== before
    })
    const document = workspace.textDocuments.find(({ uri }) => moved.some((one) => one.toString() === uri.toString()))
    if (document) client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.onDidChangeDiagnosticsEmitter.fire()
  })
}

function theirsIn(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter((one) => one.source === 'eslint' && codeOf(one).startsWith('hangtime/'))
}

function isSame(theirs: Diagnostic, ours: Diagnostic): boolean {
  return codeOf(theirs) === `hangtime/${codeOf(ours)}` && theirs.range.intersection(ours.range) !== undefined
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
