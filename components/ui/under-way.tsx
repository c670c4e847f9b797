import type { ReactNode } from 'react'
import { LookAgain } from './look-again'
import { Progress } from './progress'
import { TextLink } from './text-link'

type Props = {
  /** The page that shows it, for whoever runs no script. */
  href: string
  progress: { label: string; value: number; max: number; text: string }
  /** What becomes of it when the page is left. */
  away: ReactNode
  /** How it is stopped. */
  children?: ReactNode
}

/** Long work that goes on by itself: how far it is, which is looked at again and again. */
export const UnderWay = ({ href, progress, away, children }: Props) => (
  <div className="max-w-[46rem]">
    <Progress {...progress} />
    <p className="mt-4">{away}</p>
    <LookAgain />
    <noscript>
      <p className="mt-4">
        <TextLink href={href} className="inline-block py-1 font-semibold">
          See how far it is now
        </TextLink>
      </p>
    </noscript>
    {children && <div className="mt-8">{children}</div>}
  </div>
)
