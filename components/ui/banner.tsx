import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type BannerTone = 'success' | 'notice' | 'warning'

const TONES: Record<BannerTone, { look: string; icon: IconName; word: string }> = {
  success: { look: 'border-success bg-success-tint text-success', icon: 'tick', word: 'Done' },
  notice: { look: 'border-accent bg-accent-tint text-accent', icon: 'info', word: 'Note' },
  warning: { look: 'border-warn bg-warn-tint text-warn', icon: 'alert', word: 'Warning' },
}

type Props = { tone?: BannerTone; title?: ReactNode; children?: ReactNode; live?: boolean }

/** News about the page or about what was just done; `live` has it read out when it appears. */
export function Banner({ tone = 'notice', title, children, live = false }: Props) {
  const { look, icon, word } = TONES[tone]
  return (
    <div
      role={live ? 'status' : undefined}
      className={`mb-6 flex gap-3 rounded-[4px] border border-s-[5px] p-3.5 sm:p-4 ${look}`}
    >
      <Icon name={icon} className="mt-[0.1em] size-[1.35em]" />
      <div className="min-w-0 text-ink">
        <span className="sr-only">{word}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? 'mt-0.5' : ''}>{children}</div>}
      </div>
    </div>
  )
}
