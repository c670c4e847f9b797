const LEFT_OUT = '[left out]'

/** A value without any of the secrets, which belong to others: a text that is one is gone, one that holds some has them taken out. */
export function withhold<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value
  const pattern = new RegExp(secrets.map((secret) => secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu')
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replace(pattern, LEFT_OUT)
    if (Array.isArray(part)) return part.map(clean)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]))
  }
  return clean(value) as Value
}

/** Mail as it may be shown to others: whoever holds an address of a personal or a sign-in link could act as its owner. */
export const withoutLinks = (text: string) =>
  text.replace(/(\/(?:l|sign-in\/link)\/)[A-Za-z0-9_-]{16,}/g, '$1[left out]')
