import type { ReactNode } from 'react'
import { Button } from './button'
import { TextLink } from './text-link'

type Props = {
  action: string
  label: string
  children: ReactNode
  submitText?: string
  /** Shown when something is set; leads to the list without filters. */
  resetHref?: string
  /** Carried along unchanged, as the sort order. */
  hidden?: Record<string, string | undefined>
}

/** Filters in the address bar: a plain GET form, so that a list can be linked to and kept. */
export function FilterBar({ action, label, children, submitText = 'Show', resetHref, hidden = {} }: Props) {
  return (
    <search className="no-print mb-6">
      <form action={action} method="get" aria-label={label} className="rounded-[4px] border border-rule bg-paper p-4">
        {Object.entries(hidden).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3 max-xs:grid max-xs:grid-cols-2 max-xs:*:first:col-span-2 max-xs:*:last:col-span-2 max-xs:*:has-[[type=checkbox]]:col-span-2 max-xs:[&_.control]:w-full">
          {children}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant="secondary">
              {submitText}
            </Button>
            {resetHref && (
              <TextLink href={resetHref} className="inline-block py-1">
                Clear filters
              </TextLink>
            )}
          </div>
        </div>
      </form>
    </search>
  )
}
