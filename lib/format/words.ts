const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const NUMBER = new Intl.NumberFormat('en-GB')

/** "1 form", "1,204 forms"; the plural adds an s unless given. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${NUMBER.format(count)} ${count === 1 ? one : many}`

/** "Ana", "Ana and Ben", "Ana, Ben and Cal". */
export const listed = (items: readonly string[]) => LIST.format(items)
