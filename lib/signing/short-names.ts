export type Named = { givenName: string; familyName: string; displayName: string }

/** What a child is called in class: the name on screen without the family name. */
function calledName({ givenName, familyName, displayName }: Named) {
  const end = ` ${familyName}`
  return familyName && displayName.endsWith(end) ? displayName.slice(0, -end.length).trim() || givenName : displayName
}

/** Names for a shared device, in the order given: no more of a family name than tells two children apart. */
export function shortNames(people: readonly Named[]): string[] {
  const called = people.map(calledName)
  const initialled = people.map((person, index) => {
    const name = called[index] ?? person.displayName
    const initial = [...person.familyName][0]
    return initial && name !== person.displayName ? `${name} ${initial.toUpperCase()}` : name
  })
  const alone = (names: string[], index: number) => names.filter((name) => name === names[index]).length === 1
  return people.map((person, index) => {
    if (alone(called, index)) return called[index] ?? person.displayName
    return alone(initialled, index) ? (initialled[index] ?? person.displayName) : person.displayName
  })
}
