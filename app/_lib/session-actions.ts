'use server'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/session'

export async function signOutAction() {
  await endSession()
  redirect('/sign-in?done=signed-out')
}
