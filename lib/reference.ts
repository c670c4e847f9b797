import { randomBytes } from 'node:crypto'

// Crockford's base 32: no I, L, O or U, so that it can be read out on the telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 random bits in four groups of four, such as `7Q2M-XK4T-09BC-HN5E`. */
export function newReference(): string {
  const bits = [...randomBytes(10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{5}/g)?.map((five) => ALPHABET[Number.parseInt(five, 2)]) ?? []
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** A reference as somebody typed it, in the form it is kept; letters that look like digits are read as those. */
export function normaliseReference(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  return (letters.match(/.{1,4}/g) ?? []).join('-')
}
