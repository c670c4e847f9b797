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
  merged: 'The two records are one now.',
  parted: 'The merge has been undone: these are two people again.',
  split: 'The second record has been made. Check its details and its children.',
  apart: 'They are two people. Nobody is asked about them again.',
  taken_back: 'The signature has been taken back. It stays on record with your reason.',
} as const

export type Done = keyof typeof DONE

export function doneOf(query: Record<string, string | undefined>): Done | null {
  const word = query.done ?? ''
  return Object.hasOwn(DONE, word) ? (word as Done) : null
}
