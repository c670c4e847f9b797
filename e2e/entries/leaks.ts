import type { TableActor } from './world/actors'
import { GROUPS, type Group } from './world/marks'
import type { World } from './world/world'

/** The marks in a text that an actor may not read: of the other school any at all, of their own those beyond their reach. */
export function leaksIn(
  text: string,
  actor: TableActor,
  { here, elsewhere }: World,
  also: readonly Group[] = [],
): string[] {
  const low = text.toLowerCase()
  const reads = new Set<Group>([...actor.reads, ...also])
  const found = (school: typeof here, group: Group) => low.includes(school.marks[group].toLowerCase())
  const atHome = actor.home === 'elsewhere' || actor.home === 'both'
  return [
    ...GROUPS.filter((group) => !reads.has(group) && found(here, group)).map((group) => here.marks[group]),
    ...GROUPS.filter((group) => !atHome && !also.includes(group) && found(elsewhere, group)).map(
      (group) => elsewhere.marks[group],
    ),
  ]
}
