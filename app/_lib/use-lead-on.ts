'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Goes where a form's answer leads; true from the answer on, so that nothing is pressed a second time. */
export function useLeadOn(to: string | undefined): boolean {
  const router = useRouter()
  useEffect(() => {
    if (to) router.push(to as Route)
  }, [to, router])
  return to !== undefined
}
