import 'server-only'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import { namesOf } from '../names'
import { holdPerson, nothingChanged, taken } from '../rows'
import { EditPersonInput } from '../schema'

/** Changes a person's names and details; the trail says which ones, not what they were. */
export const editPerson = command({
  permission: 'people.change',
  input: EditPersonInput,
  async run({ tx, schools, input }) {
    const { id, schoolId } = await holdPerson(tx, schools, input.personId)
    const data = {
      ...namesOf(input),
      email: input.email,
      phone: input.phone,
      dateOfBirth: input.dateOfBirth ? dateOnly(input.dateOfBirth) : null,
      upn: input.upn,
    }
    const before = await tx.person.findUniqueOrThrow({
      where: { id },
      select: {
        givenName: true,
        familyName: true,
        displayName: true,
        email: true,
        phone: true,
        dateOfBirth: true,
        upn: true,
      },
    })
    const changed = (Object.keys(before) as (keyof typeof before)[]).filter(
      (key) => String(before[key]) !== String(data[key]),
    )
    if (changed.length === 0) throw nothingChanged()
    await tx.person.update({ where: { id }, data }).catch(taken('upn', 'Another person has this UPN already.'))
    return { output: { personId: id }, audit: { action: 'person.changed', subject: id, schoolId, after: { changed } } }
  },
})
