'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { summary: ReactNode; children: ReactNode; className?: string; summaryClassName?: string }

/** A menu that opens without a script; its key closes it when a link in it was followed. */
export function FoldingMenu({ summary, children, className = '', summaryClassName = '' }: Props) {
  return (
    <details key={usePathname()} className={`group ${className}`}>
      <summary className={`list-none [&::-webkit-details-marker]:hidden ${summaryClassName}`}>{summary}</summary>
      {children}
    </details>
  )
}
