/** What has just been done, by the word in the address bar. */
export const DONE = {
  added: 'Added to the list.',
  changed: 'The details have been changed.',
  archived: 'Archived.',
  restored: 'Put back on the list. Add what they are at the school now.',
  joined: 'Added. Open rounds that fit ask them from now on.',
  left: 'Their leaving is recorded.',
  household: 'The household has been changed.',
  enrolled: 'Year group and class have been changed.',
  class: 'The class has been added.',
} as const

export type Done = keyof typeof DONE

export function doneOf(query: Record<string, string | undefined>): Done | null {
  const word = query.done ?? ''
  return Object.hasOwn(DONE, word) ? (word as Done) : null
}
