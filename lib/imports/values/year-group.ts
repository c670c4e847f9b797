const WORDS: Record<string, number> = { nursery: -1, reception: 0 }

/** A year group as systems write it, as a number (Nursery -1, Reception 0); undefined when it is none that a school has. */
export function readYearGroup(text: string): number | undefined {
  const said = text.toLowerCase().replace(/[\s_]+|(?<=\p{L})[.-]+/gu, '')
  const spoken = WORDS[said.replace(/(?:year|yr|class)$/, '')]
  if (spoken !== undefined) return spoken
  if (/^(?:-1|n|n[12]|nur|fs1|f1|eyfs1|pk)$/.test(said)) return -1
  if (/^(?:r|rec|yr|yearr|fs2|f2|eyfs2|kg)$/.test(said)) return 0
  const number = /^(?:year|yr|y|ncyear|nc)?(\d{1,2})(?:\.0+)?$/.exec(said)?.[1]
  const year = number === undefined ? undefined : Number(number)
  return year !== undefined && year <= 13 ? year : undefined
}
