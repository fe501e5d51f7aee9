// What stands in for `node:fs` in a browser: a disk with nothing on it.

function nothing(path: unknown): never {
  throw Object.assign(new Error(`ENOENT: no such file, ${String(path)}`), { code: 'ENOENT' })
}

export const existsSync = (): boolean => false
export const statSync = (path: unknown, options?: { throwIfNoEntry?: boolean }): undefined => (options?.throwIfNoEntry === false ? undefined : nothing(path))
export { nothing as lstatSync, nothing as readFileSync, nothing as readdirSync, nothing as realpathSync }
export default { existsSync, statSync, lstatSync: nothing, readFileSync: nothing, readdirSync: nothing, realpathSync: nothing }
