/** What a table of the catalog holds for a name: its own entry, else that of the first name with a star that fits it. */
export function fitting<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  if (!table) return undefined
  if (Object.hasOwn(table, name)) return table[name]
  return Object.entries(table).find(([key]) => isPattern(key) && fits(key, name))?.[1]
}

export function isPattern(key: string): boolean {
  return key.includes('*')
}

export function fits(pattern: string, name: string): boolean {
  const [start = '', end = ''] = pattern.split('*')
  return name.length > start.length + end.length && name.startsWith(start) && name.endsWith(end)
}
