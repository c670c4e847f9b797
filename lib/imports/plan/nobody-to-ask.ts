import { maySign } from '@/lib/people/types'
import { LEFT_OUT } from '../roll/ask'
import { byKey } from '../roll/groups'
import { fullName } from '../roll/names'
import type { Entry } from './entries'
import { current } from './known-index'
import type { Planning } from './planning'
import type { PlannedGuardianship } from './types'

/** Asks about pupils for whom nobody may sign after the import, and somebody could before or they are new; leaves out whom it is told to. */
export async function askAboutNobody(plan: Planning, pupils: Entry[], ties: PlannedGuardianship[]): Promise<void> {
  const { known, ask } = plan
  const tiesOf = new Map(byKey(ties, ({ pupil }) => [pupil.key ?? '']))
  for (const entry of pupils) {
    await plan.pace()
    const planned = tiesOf.get(entry.key) ?? []
    const touched = new Set(planned.map(({ guardianshipId }) => guardianshipId))
    const before = entry.match ? known.guardianshipsOf(entry.match.id) : []
    const signs = before.map((tie) => maySign({ ...tie, ended: tie.endedOn !== null }))
    const appointed = (id: string | null) => before.some((tie) => tie.id === id && tie.appointed)
    const after = planned.some(({ change, guardianshipId, values }) =>
      maySign({ ...values, appointed: appointed(guardianshipId), ended: change === 'ends' }),
    )
    if (after || before.some(({ id }, at) => signs[at] && !touched.has(id))) continue
    if (entry.match && current(entry.match, 'pupil', known.today) && !signs.includes(true)) continue
    const answer = ask({
      kind: 'nobody_to_ask',
      about: [entry.key],
      place: entry.places[0],
      text: `Nobody who may sign is named for ${fullName(entry)}. Is that right?`,
      choices: [{ value: 'keep_both', label: 'That is right' }, LEFT_OUT],
    })
    if (answer !== LEFT_OUT.value) continue
    entry.leftOut = true
    if (entry.match) plan.spared.add(entry.match.id)
  }
}
