'use client'
import { Button } from './button'

/** Opens the browser's print dialogue; without a script it is not shown. */
export function PrintButton({ children = 'Print this page' }: { children?: string }) {
  return (
    <Button variant="secondary" className="needs-script" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
