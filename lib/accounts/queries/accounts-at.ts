import 'server-only'
import { schoolsOfAccount } from '@/lib/auth/trail'
import { db } from '@/lib/db/client'

/** For the operator: the accounts with an address, each with a school to act at; throws for one that belongs to none. */
export async function accountsAt(email: string) {
  const accounts = await db.account.findMany({
    where: { email: email.trim().toLowerCase() },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return Promise.all(
    accounts.map(async (account) => {
      const [schoolId] = await schoolsOfAccount(db, account.id)
      if (!schoolId) throw new Error(`The account of ${account.name} belongs to no school.`)
      return { ...account, schoolId }
    }),
  )
}
