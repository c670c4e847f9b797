'use client'
import { useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'

/** Puts a text on the clipboard; without a script it is not shown. */
export function CopyButton({ text, label = 'Copy', done = 'Copied' }: { text: string; label?: string; done?: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button variant="secondary" small className="needs-script" onClick={() => copy().catch(() => setCopied(false))}>
      <Icon name={copied ? 'tick' : 'copy'} />
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  )
}
