/** Something that was to happen by itself and has not, in plain words; `late` while it is still being tried. */
export type StuckItem = {
  /** What trying again is told. */
  id: string
  what: string
  /** Where the thing itself is looked at. */
  href: string | null
  /** Whom it concerns. */
  people: { id: string; name: string }[]
  /** What tells it from others of the same name: a class, an address. */
  note: string | null
  since: Date
  late: boolean
  why: string
  todo: string
  /** What the program said, for whoever runs it; one line without paths. */
  said: string | null
}

/** Why in plain words, and what to do about it. */
export type Trouble = { why: string; todo: string }

/** So many are listed at a time. */
export const MOST_LISTED = 50
