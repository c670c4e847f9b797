const byName = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Orders classes as people do: 2B before 10A. */
export const compareClassNames = (a: string, b: string) => byName.compare(a, b)

/** Whether two names would be taken for one. */
export const sameClassName = (a: string, b: string) => byName.compare(a.trim(), b.trim()) === 0

/** What a class of one year group is usually called a year later: 4B becomes 5B, RA becomes 1A; Kestrels stay Kestrels. */
export function nextClassName(name: string, yearGroup: number): string {
  if (yearGroup === -1) {
    return name.replace(/^nursery\b/i, 'Reception').replace(/^N(?=$|[\s\-/.]|[A-Z]$)/, 'R')
  }
  if (yearGroup === 0) {
    return name
      .replace(/^(?:reception|rec)\b/i, 'Year 1')
      .replace(/^(Y?)R(?=$|[\s\-/.]|[A-Z]$)/, '$11')
      .replace(/(?<!\d)0(?!\d)/, '1')
  }
  return name.replace(new RegExp(`(?<!\\d)${yearGroup}(?!\\d)`), String(yearGroup + 1))
}
