import 'server-only'
import { hashPassword } from '@/lib/auth/password'
import { passwordFaults } from '@/lib/auth/password-rules'
import { dateOnly, londonDay } from '@/lib/clock'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { SetUpInput } from '../schema'
import { hashCode, lockSetUp, makeSetupCode, requireNoSchool } from '../setup-code'

/** A one-time code for the first set-up, stored as a hash; throws CONFLICT once a school exists. */
export const issueSetupCode = (): Promise<string> => makeSetupCode()

const makeFirstSchool = command({
  permission: 'system.run',
  input: SetUpInput,
  async run({ tx, schools, input }) {
    const schoolId = schools.schoolId.in[0]
    if (!schoolId) throw new Error('The set-up runs for the school that it makes.')
    await lockSetUp(tx)
    await requireNoSchool(tx)
    const { count } = await tx.setupCode.updateMany({
      where: { codeHash: hashCode(input.code), usedAt: null },
      data: { usedAt: new Date() },
    })
    if (count === 0) throw AppError.field('code', 'This is not the code. Copy the newest one from the log.')
    const displayName = `${input.givenName} ${input.familyName}`
    const faults = await passwordFaults(input.password, [displayName, input.email, input.schoolName])
    if (faults.length > 0) throw new AppError('INVALID', 'Choose another password.', { password: faults })

    await tx.school.create({
      data: { id: schoolId, name: input.schoolName, urn: input.urn, contactEmail: input.email },
      select: { id: true },
    })
    const person = await tx.person.create({
      data: {
        schoolId,
        givenName: input.givenName,
        familyName: input.familyName,
        displayName,
        searchName: displayName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
        email: input.email,
        memberships: {
          create: { schoolId, kind: 'staff', title: 'Headteacher', startsOn: dateOnly(londonDay(new Date())) },
        },
      },
      select: { id: true },
    })
    const account = await tx.account.create({
      data: {
        name: displayName,
        email: input.email,
        passwordHash: await hashPassword(input.password),
        people: { create: { personId: person.id } },
        grants: { create: { schoolId, post: 'headteacher' } },
      },
      select: { id: true },
    })
    return {
      output: { schoolId, accountId: account.id },
      audit: [
        { action: 'school.created', subject: schoolId, schoolId, after: { name: input.schoolName, urn: input.urn } },
        { action: 'person.added', subject: person.id, schoolId, after: { kind: 'staff' } },
        { action: 'post.granted', subject: account.id, schoolId, after: { post: 'headteacher' } },
      ],
    }
  },
})

/** Makes the first school and its headteacher, once, with the code from the log; returns whom to sign in. */
export const setUpFirstSchool = (values: unknown) =>
  makeFirstSchool({ kind: 'operator', name: 'set-up', schoolId: newId() }, values)
