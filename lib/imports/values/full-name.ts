const TITLES = /^(?:mr|mrs|ms|miss|mx|dr|rev|revd|prof|professor|sir|dame|lady|lord|master|fr|rabbi|imam)\.?\s+/i
const PARTICLES = new Set(
  'af al ap bin bint da de del den der di dos du el ibn la le mac o st ten ter van von y zu'.split(' '),
)

/** Given and family name of a name in one cell: "Family, Given", or the last word with the small words before it. */
export function splitFullName(text: string): { givenName: string; familyName: string } {
  const comma = text.indexOf(',')
  if (comma > 0) {
    return {
      givenName: text
        .slice(comma + 1)
        .trim()
        .replace(TITLES, ''),
      familyName: text.slice(0, comma).trim(),
    }
  }
  const words = text.replace(TITLES, '').split(' ').filter(Boolean)
  let from = words.length - 1
  while (from > 1 && PARTICLES.has((words[from - 1] ?? '').toLowerCase())) from -= 1
  if (from < 1) return { givenName: words.join(' '), familyName: '' }
  return { givenName: words.slice(0, from).join(' '), familyName: words.slice(from).join(' ') }
}

/** Whether one cell names two people. */
export const namesTwo = (text: string) => /\s(?:&|and)\s/i.test(text)
