'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { listOutstandingIds } from '@/lib/compliance/queries'
import { readFilters } from '@/lib/compliance/schema'
import { remind } from '@/lib/reminders/commands'
import { hrefTo } from '../address'

export async function remindAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('reminders.send')
    const words = Object.fromEntries([...form].map(([name, value]) => [name, value.toString()]))
    const filters = readFilters(words)
    const roundId = words.roundId ?? ''
    const requestIds = await listOutstandingIds(actor, roundId, filters)
    const { people } = await remind(actor, { roundId, requestIds })
    const back = hrefTo('/dashboard', roundId, filters)
    redirect(`${back}${back.includes('?') ? '&' : '?'}done=reminded&people=${people}`)
  })
}
