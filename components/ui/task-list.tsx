import type { ReactNode } from 'react'
import { Icon } from './icon'
import { TextLink } from './text-link'

export type Task = {
  id: string
  title: ReactNode
  /** Absent: nothing is left to do here. */
  href?: string
  hint?: ReactNode
  /** Usually a Tag. */
  status: ReactNode
}

/** Things to do and how each stands; a whole row may be pressed. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="overflow-hidden rounded-[4px] border border-rule bg-surface">
      {tasks.map(({ id, title, href, hint, status }) => (
        <li
          key={id}
          className={`relative flex flex-wrap items-center gap-x-4 gap-y-1.5 border-rule px-4 py-3.5 not-last:border-b ${href ? 'hover:bg-accent-tint' : ''}`}
        >
          <div className="min-w-0 flex-[1_1_14rem]">
            {href ? (
              <TextLink
                href={href}
                aria-describedby={`${id}-status`}
                className="font-semibold after:absolute after:inset-0"
              >
                {title}
              </TextLink>
            ) : (
              <span className="font-semibold">{title}</span>
            )}
            {hint && <div className="text-[0.9375em] text-ink-soft">{hint}</div>}
          </div>
          <div id={`${id}-status`} className="shrink-0">
            {status}
          </div>
          <Icon name="right" className={`size-[1em] text-accent max-xs:hidden ${href ? '' : 'invisible'}`} />
        </li>
      ))}
    </ul>
  )
}
