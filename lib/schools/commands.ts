import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { crestType } from './crest'
import { ConfigureSchoolInput } from './schema'

/** Changes a school's name, contact, look and the year groups that decide which form a pupil gets. */
export const configureSchool = command({
  permission: 'school.configure',
  input: ConfigureSchoolInput,
  async run({ tx, schools, input: { schoolId, crest, removeCrest, ...facts } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await tx.$queryRaw`SELECT id FROM "School" WHERE id = ${schoolId}::uuid FOR NO KEY UPDATE`
    const before = await tx.school.findUniqueOrThrow({
      where: { id: schoolId },
      select: {
        name: true,
        contactEmail: true,
        contactPhone: true,
        accent: true,
        firstSigningYear: true,
        lastYoungerYear: true,
      },
    })
    const picture = crest
      ? { crest: new Uint8Array(crest), crestType: crestType(crest) }
      : removeCrest
        ? { crest: null, crestType: null }
        : {}
    await tx.school.update({ where: { id: schoolId }, data: { ...facts, ...picture }, select: { id: true } })
    const change = crest ? 'replaced' : removeCrest ? 'removed' : null
    return {
      output: { schoolId },
      audit: { action: 'school.configured', subject: schoolId, schoolId, before, after: { ...facts, crest: change } },
    }
  },
})
