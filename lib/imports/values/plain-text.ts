// Marks that only guide a line's direction or width; names copied from elsewhere bring them along.
const HARMLESS = /[\u200b\u200e\u200f\ufeff\u00ad]/g
// Joiners are part of Persian and Indian names; what overrides the direction only deceives.
const DECEIVING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** A cell as it is kept: spaces evened out, harmless hidden marks gone. */
export const plainText = (cell: string) =>
  cell
    .normalize('NFC')
    .replace(HARMLESS, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    // What we write out with an apostrophe, so that no spreadsheet runs it, comes back without.
    .replace(/^'(?=[=+\-@])/, '')

/** What is wrong with a piece of text of at most `longest` characters, in words, or null. */
export function textFault(text: string, longest: number): string | null {
  if (DECEIVING.test(text)) return 'There are hidden characters in this cell. Delete it, type the text again, and save.'
  if ([...text].length > longest) return `This is longer than ${longest} characters. Shorten it.`
  return null
}

/** What is wrong with a name. */
export function nameFault(name: string): string | null {
  if (/^[=+@]|^-(?!\p{L})/u.test(name)) {
    return 'This is a formula or a sign, not a name. Type the name itself.'
  }
  if (name !== '' && !/\p{L}/u.test(name)) return 'A name needs at least one letter. Type the name itself.'
  return textFault(name, 200)
}
