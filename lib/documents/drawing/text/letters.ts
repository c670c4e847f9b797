import type { Piece } from './types'

const NO_WIDTH = /^[\p{Mn}\p{Me}]$/u
const FORMAT = /^\p{Cf}$/u

/**
 * Gives each character of a piece a code of its own, from left to right, because readers reverse text from right to left
 * character by character, and take a code whose text holds a mark for one without width. The first code has the picture.
 */
export function letters(piece: Piece, rtl: boolean): Piece[] {
  const units = unitsOf(piece.text, rtl)
  const wide = units.filter((unit) => !NO_WIDTH.test(unit)).length
  return units.map((text, at) => {
    const share = wide === 0 ? Number(at === 0) : Number(!NO_WIDTH.test(text)) / wide
    const advance = piece.advance * share
    return at === 0 ? { ...piece, text, advance } : { text, advance, path: '', box: null }
  })
}

/** Joiners and other unseen characters never end a unit: readers drop one that does. */
function unitsOf(text: string, rtl: boolean): string[] {
  const units: string[] = []
  for (const character of rtl ? [...text].reverse() : text) {
    const last = units.at(-1)
    if (last && FORMAT.test(last.slice(-1))) units[units.length - 1] = last + character
    else units.push(character)
  }
  return units
}
