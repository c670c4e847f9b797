import type { Route } from 'next'

/** A path of our own to go back to, or the alternative; an address elsewhere is never followed. */
export function localPath(value: FormDataEntryValue | string | string[] | null | undefined, otherwise: string): Route {
  const path = typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : otherwise
  return path as Route
}
