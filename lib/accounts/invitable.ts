import type { Scope } from '@/lib/auth/permissions'

/** The `where` of the people whom someone with these scopes may invite: everyone of a school, or its staff only. */
export function invitableWhere(scopes: Scope[]) {
  const places = scopes.flatMap(({ schoolId, reach }) => {
    if (reach === 'school') return [{ schoolId, memberships: { some: { endsOn: null } } }]
    if (reach !== 'staff_and_governors') return []
    return [{ schoolId, memberships: { some: { endsOn: null, kind: 'staff' as const } } }]
  })
  // An empty OR would let everyone through.
  return places.length > 0 ? { archivedAt: null, OR: places } : { id: { in: [] } }
}
