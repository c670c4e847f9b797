import { searchName } from '@/lib/format/search-name'

type Typed = { givenName: string; familyName: string; displayName: string }

/** The name shown and the name searched by; a display name that was left empty is "given family". */
export function namesOf({ givenName, familyName, displayName }: Typed) {
  const full = [givenName, familyName].filter(Boolean).join(' ')
  const shown = displayName || full
  return {
    givenName,
    familyName,
    displayName: shown,
    searchName: searchName(shown === full ? full : `${full} ${shown}`),
  }
}
