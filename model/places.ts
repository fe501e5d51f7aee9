/** Where tests stand: they wait on purpose. As globs, for configurations. */
export const testGlobs = [
  '**/*{.,-,_}{test,tests,spec,e2e,stories,mock}.*',
  '**/{test,tests,vitest,jest}.*',
  '**/{test,tests,*-test,*-tests,*_test,*_tests,e2e-*,e2e_*,__tests__,__mocks__,spec,specs,e2e,fixtures,__fixtures__,cypress,playwright}/**',
]

const test = /[.\-_](?:tests?|spec|e2e|stories|mock)\.[^/]+$|(?:^|\/)(?:tests?|vitest|jest)\.[^/]+$|(?:^|\/)(?:tests?|[^/]+[-_]tests?|e2e[-_][^/]+|__tests__|__mocks__|specs?|e2e|fixtures|__fixtures__|cypress|playwright)\//

export function isTestFile(filename: string): boolean {
  return test.test(filename.replaceAll('\\', '/'))
}
