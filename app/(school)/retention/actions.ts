'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { approveErasure, discardErasure } from '@/lib/data-rights/commands/approve-erasure'
import { endHold } from '@/lib/data-rights/commands/holds'
import { planErasure } from '@/lib/data-rights/commands/plan-erasure'
import { setRetentionRules } from '@/lib/data-rights/commands/set-retention-rules'

const planPage = (planId: string, done?: string) => `/retention/${planId}${done ? `?done=${done}` : ''}` as Route

export async function setRulesAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.approve')
    await setRetentionRules(actor, Object.fromEntries(form))
    redirect('/retention?done=rules')
  })
}

export async function planErasureAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.plan')
    const { planId } = await planErasure(actor, Object.fromEntries(form))
    redirect(planPage(planId))
  })
}

export async function approveErasureAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.approve')
    const { planId } = await approveErasure(actor, Object.fromEntries(form))
    redirect(planPage(planId, 'approved'))
  })
}

export async function discardErasureAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.plan')
    await discardErasure(actor, Object.fromEntries(form))
    redirect('/retention?done=discarded')
  })
}

export async function endHoldAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.approve')
    await endHold(actor, Object.fromEntries(form))
    redirect('/retention?done=hold-ended')
  })
}
