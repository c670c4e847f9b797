// The letters of a UPN: without I, O and S, which are read as digits.
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** The check letter of the twelve characters that follow it, weighted 2 to 13, modulus 23; null when they are none. */
export function upnCheckLetter(rest: string): string | null {
  const characters = [...rest]
  const values = characters.map((character, at) =>
    /[0-9]/.test(character) ? Number(character) : at === 11 ? LETTERS.indexOf(character) : -1,
  )
  if (values.length !== 12 || values.some((value) => value < 0)) return null
  const sum = values.reduce((total, value, at) => total + value * (at + 2), 0)
  return LETTERS[sum % 23] ?? null
}

/** What is wrong with a unique pupil number, in words, or null; a temporary one ends in a letter. */
export function upnFault(upn: string): string | null {
  if (!/^[A-Z][0-9]{11}[0-9A-Z]$/.test(upn)) {
    return 'A UPN has 13 characters: a letter, eleven digits, and a digit or letter. Correct it, or leave it empty.'
  }
  if (upnCheckLetter(upn.slice(1)) === upn[0]) return null
  return 'The first letter of this UPN does not fit its digits, so a character is mistyped. Correct it, or leave it empty.'
}
