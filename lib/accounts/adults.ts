/** The `where` of the accounts of a school that someone who reaches its adults only may see. */
export const adultsAt = (schoolId: string) => ({
  OR: [
    { grants: { some: { schoolId, endedAt: null } } },
    {
      people: {
        some: {
          person: {
            schoolId,
            memberships: { some: { endsOn: null, kind: { in: ['staff' as const, 'governor' as const] } } },
          },
        },
      },
    },
  ],
})
