import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { mayAsk } from './outgoing'
import { readOwnCertificate } from './own-certificate'
import { SchoolOfSealInput, SetTimestampAuthorityInput, UploadSealKeyInput } from './schema'
import { newCertificate, putSealKey } from './seal-key'

type Reached = { schoolId: { in: string[] } }

/** Locks the school, so that of two who change its seal one comes after the other; refuses one out of reach. */
async function lockSchool(tx: Tx, schools: Reached, schoolId: string) {
  if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
  await tx.$queryRaw`SELECT id FROM "School" WHERE id = ${schoolId}::uuid FOR NO KEY UPDATE`
  const inUse = await tx.sealKey.findFirst({ where: { schoolId, retiredAt: null }, select: { fingerprint: true } })
  return inUse ? { fingerprint: inUse.fingerprint } : undefined
}

/** Makes a new certificate that the school signs itself, and puts it in place of the one in use. */
export const makeSealKey = command({
  permission: 'school.configure',
  // What is sealed from now on speaks for the school.
  recent: true,
  input: SchoolOfSealInput,
  async run({ tx, schools, input: { schoolId } }) {
    const before = await lockSchool(tx, schools, schoolId)
    const { fingerprint } = await putSealKey(tx, schoolId, 'made', await newCertificate(tx, schoolId))
    return {
      output: { schoolId, fingerprint },
      audit: { action: 'seal_key.made', subject: schoolId, schoolId, before, after: { fingerprint } },
    }
  },
})

/** Puts the school's own certificate, from a .p12 file with its key, in place of the one in use. */
export const uploadSealKey = command({
  permission: 'school.configure',
  recent: true,
  input: UploadSealKeyInput,
  async run({ tx, schools, input: { schoolId, file, password } }) {
    const before = await lockSchool(tx, schools, schoolId)
    const own = await readOwnCertificate(file, password, now())
    const { fingerprint, subject } = await putSealKey(tx, schoolId, 'uploaded', own)
    if (before?.fingerprint === fingerprint) throw AppError.field('file', 'This certificate is in use already.')
    return {
      output: { schoolId, fingerprint },
      audit: {
        action: 'seal_key.uploaded',
        subject: schoolId,
        schoolId,
        before,
        after: { fingerprint, holder: subject },
      },
    }
  },
})

/** Sets where the seals of a school get their time from. */
export const setTimestampAuthority = command({
  permission: 'school.configure',
  recent: true,
  input: SetTimestampAuthorityInput,
  async run({ tx, schools, input: { schoolId, url } }) {
    await lockSchool(tx, schools, schoolId)
    if (!mayAsk(url))
      throw AppError.field(
        'url',
        'This address is inside our own network, and whoever runs Countersign has not allowed it.',
      )
    const before = await tx.timestampAuthority.findUnique({ where: { schoolId }, select: { url: true } })
    await tx.timestampAuthority.upsert({ where: { schoolId }, create: { schoolId, url }, update: { url } })
    return {
      output: { schoolId },
      audit: {
        action: 'timestamp_authority.set',
        subject: schoolId,
        schoolId,
        ...(before && { before }),
        after: { url },
      },
    }
  },
})

/** Seals without a time from elsewhere from now on. */
export const turnOffTimestampAuthority = command({
  permission: 'school.configure',
  recent: true,
  input: SchoolOfSealInput,
  async run({ tx, schools, input: { schoolId } }) {
    await lockSchool(tx, schools, schoolId)
    const before = await tx.timestampAuthority.findUnique({ where: { schoolId }, select: { url: true } })
    if (!before) throw new AppError('CONFLICT', 'No timestamp authority is set.')
    await tx.timestampAuthority.deleteMany({ where: { schoolId } })
    return {
      output: { schoolId },
      audit: { action: 'timestamp_authority.turned_off', subject: schoolId, schoolId, before },
    }
  },
})
