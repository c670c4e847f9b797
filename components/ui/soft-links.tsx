'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { softHref } from './soft-href'

/** Follows the product's own links without loading the page anew: one listener, where a component for each link would be drawn and sent twice. */
export function SoftLinks() {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const href = link && softHref(event, link, window.location)
      if (!href) return
      event.preventDefault()
      router.push(href as Route)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}
