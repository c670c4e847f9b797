'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Draws the page anew every few seconds while it is looked at; without a script the link beside it does that. */
export function LookAgain({ everyMs = 1500 }: { everyMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
