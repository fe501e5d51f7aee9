type Child = Node | string | undefined

/** An element with these attributes and children; text is text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A message of ours, whose backticks are code. */
export function sentence(text: string): (Node | string)[] {
  return text.split(/(`[^`]+`)/).filter(Boolean).map((part) => (/^`[^`]+`$/.test(part) ? element('code', {}, part.slice(1, -1)) : part))
}
