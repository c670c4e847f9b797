// Accents of Latin, Greek and Cyrillic, and the optional points of Hebrew and Arabic; the vowels of Indic scripts stay.
const MARKS =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g
const APOSTROPHES = /['‘’ʻʼ`´]/g
const DASHES = /[‐‑‒–—−]/g
/** Letters that Unicode does not take apart but a British keyboard writes without their stroke. */
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
}

/** A name or a search as it is compared: without accents, case and apostrophes, in whatever script it is written. */
export const searchName = (text: string) =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[łøđðþßæœħıŧ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')

const MOST_WORDS = 8
// LIKE reads these as any letters.
const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&')

/** The words of a search, each to be found as a part of a name, in any order; at most eight. */
export const searchWords = (text: string): string[] =>
  searchName(text).split(' ').filter(Boolean).slice(0, MOST_WORDS).map(literal)
