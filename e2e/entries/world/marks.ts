/** Words that stand in the names of a school's things and nowhere else, by the group of people who may read them. */
export const marksOf = (tag: string) => ({
  school: `Primary${tag}`,
  posts: `Postof${tag}`,
  signer: `Signer${tag}`,
  staff: `Staff${tag}`,
  governors: `Governor${tag}`,
  volunteers: `Volunteer${tag}`,
  ownFamily: `Ownfamily${tag}`,
  /** In the address of the other parent of that family. */
  secondParent: `Secondparent${tag}`,
  otherFamily: `Otherfamily${tag}`,
  policy: `Policy${tag}`,
  draft: `Draft${tag}`,
  round: `Round${tag}`,
})

export type Group = keyof ReturnType<typeof marksOf>
export const GROUPS = Object.keys(marksOf('')) as Group[]
