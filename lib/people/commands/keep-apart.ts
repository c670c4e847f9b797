import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { KeepApartInput } from '../merging/schema'
import { pairOf } from '../merging/two-people'
import { nothingChanged } from '../rows'

/** Says of two records that look alike that they are two people, so that nobody is asked again. */
export const keepApart = command({
  permission: 'people.change',
  input: KeepApartInput,
  async run({ tx, schools, input }) {
    if (input.firstId === input.secondId) throw AppError.field('secondId', 'Choose two records.')
    const pair = pairOf(input.firstId, input.secondId)
    const people = await tx.person.findMany({
      where: { id: { in: [pair.firstId, pair.secondId] }, ...schools },
      select: { schoolId: true },
    })
    const [schoolId, ...others] = new Set(people.map((person) => person.schoolId))
    if (!schoolId || people.length < 2 || others.length > 0) {
      throw new AppError('NOT_FOUND', 'We cannot find that person.')
    }
    const { count } = await tx.twoPeople.createMany({ data: [{ schoolId, ...pair }], skipDuplicates: true })
    if (count === 0) throw nothingChanged()
    const said = { action: 'person.kept_apart', schoolId } as const
    return {
      output: pair,
      audit: [
        { ...said, subject: pair.firstId, after: { otherId: pair.secondId } },
        { ...said, subject: pair.secondId, after: { otherId: pair.firstId } },
      ],
    }
  },
})
