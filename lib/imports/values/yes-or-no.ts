const YES = new Set(['y', 'yes', 'true', '1', 't', 'x', '✓', '✔'])
const NO = new Set(['n', 'no', 'false', '0', 'f', '✗', '✘'])

/** Yes, no, or null where the cell is empty or says neither. */
export function readYesOrNo(text: string): boolean | null {
  const said = text.trim().toLowerCase()
  return YES.has(said) ? true : NO.has(said) ? false : null
}
