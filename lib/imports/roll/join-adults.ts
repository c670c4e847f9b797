import type { RollAdult } from '../types'
import { byKey, oneOf } from './groups'
import { firstNamed, nameKey } from './names'
import type { AdultInRow } from './rows'

/** Each member of staff, or each governor, once: by their number, or by name and address. */
export function joinAdults(rows: AdultInRow[], post: AdultInRow['post']): RollAdult[] {
  const key = (row: AdultInRow) =>
    row.externalId ? `id ${row.externalId}` : ['name', nameKey(row), row.email ?? ''].join('|')
  return byKey(
    rows.filter((row) => row.post === post),
    (row) => [key(row)],
  ).map(([is, same]) => {
    const first = firstNamed(same)
    return {
      key: is,
      externalId: first.externalId,
      givenName: first.givenName,
      familyName: first.familyName,
      displayName: oneOf(same.map((row) => row.displayName)) ?? '',
      email: oneOf(same.map((row) => row.email)),
      phone: oneOf(same.map((row) => row.phone)),
      title: oneOf(same.map((row) => row.title)),
      places: same.map((row) => row.place),
    }
  })
}
