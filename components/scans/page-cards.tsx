import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import { type ScanPageView, SET_ASIDE_WORDS } from '@/lib/scans/types'
import { PagePicture } from './page-picture'

type Props = { pages: readonly ScanPageView[]; actionOf: (page: ScanPageView) => ReactNode }

/** Pages that no form has, each with its picture and why. */
export const PageCards = ({ pages, actionOf }: Props) => (
  <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
    {pages.map((page) => (
      <li
        key={page.id}
        className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-4 rounded-[6px] border border-rule bg-surface p-4"
      >
        <PagePicture page={page} small />
        <div className="min-w-0">
          <p className="font-semibold">
            {page.state === 'thrown_away' || !page.reason
              ? `Page ${page.position}`
              : SET_ASIDE_WORDS[page.reason].short}
          </p>
          <p className="wrap-anywhere text-ink-soft">
            {page.state === 'thrown_away' ? '' : `Page ${page.position}, `}
            {page.fileName}
          </p>
          {page.form && (
            <p className="mt-1">
              <TextLink href={`/requests/${page.form.requestId}`}>
                <bdi>{page.form.about}</bdi>
              </TextLink>
            </p>
          )}
          <div className="mt-3">{actionOf(page)}</div>
        </div>
      </li>
    ))}
  </ul>
)
