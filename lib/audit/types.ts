/** One line of the trail, for a page: who, what, about whom, when. */
export type TrailRow = {
  id: string
  at: Date
  action: string
  /** A name, or in words what acted when it was no person. */
  who: string
  /** The name of whom it is about, when that is a person or an account. */
  about: string | null
  details: { name: string; before: string | null; after: string | null }[]
}
