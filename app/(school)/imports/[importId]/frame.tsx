import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { ImportView } from '@/lib/imports/view-types'

/** What an import is called where several are listed. */
export const importName = ({ startedAt }: Pick<ImportView, 'startedAt'>) => `Import of ${formatUkDateTime(startedAt)}`

/** The way back up from a page of an import, and the page below it. */
export const ImportFrame = ({ one, here, children }: { one: ImportView; here?: string; children: ReactNode }) => (
  <>
    <Breadcrumbs
      items={[
        { href: '/imports', label: 'Roll imports' },
        { label: importName(one), href: here ? `/imports/${one.id}` : undefined },
        ...(here ? [{ label: here }] : []),
      ]}
    />
    {children}
  </>
)
