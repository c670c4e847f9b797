import { migrate } from '@/lib/db/migrate'
import { readSettings } from '@/lib/settings'
import { openDatabase } from '../run/database'
import { childEnvironment } from '../run/environment'

/** Opens the database of the settings, or starts or joins the embedded one, while `work` runs. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const database = await openDatabase(settings)
  try {
    if (database.embedded) await migrate(database)
    // The domain reads its settings when it is loaded, so it is loaded after this.
    Object.assign(process.env, childEnvironment(settings, database, true), { LOG_LEVEL: 'silent' })
    const { register } = await import('@/lib/reactions/register')
    const { db } = await import('@/lib/db/client')
    register()
    try {
      return await work()
    } finally {
      await db.$disconnect()
    }
  } finally {
    await database.release()
  }
}

/** The school of that URN, and the operator acting at it; throws a sentence when there is none. */
export async function schoolAndOperator(urn: string) {
  const { schoolByUrn } = await import('@/lib/signing/queries/chain')
  const school = await schoolByUrn(urn)
  if (!school) throw new Error(`There is no school with the URN ${urn}.`)
  return { school, operator: { kind: 'operator', name: 'command line', schoolId: school.id } as const }
}
