import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { FoldingMenu } from './folding-menu'

export type ShellUser = { name: string; posts: readonly string[] }
export type SchoolChoice = { href: string; label: string; current?: boolean }

type Props = {
  user: ShellUser
  schools?: readonly SchoolChoice[]
  links?: readonly { href: string; label: string }[]
  signOut: ReactNode
}

/** Who is signed in and in which posts; other schools; the way out. */
export function UserMenu({ user, schools = [], links = [], signOut }: Props) {
  return (
    <FoldingMenu
      className="relative"
      summaryClassName="flex min-h-10 max-w-72 items-center gap-2 rounded-[4px] border border-transparent px-2.5 hover:border-edge group-open:border-edge"
      summary={
        <>
          <Icon name="person" />
          <span className="truncate max-sm:sr-only">{user.name}</span>
          <Icon name="down" className="size-[0.75em] transition-transform group-open:rotate-180" />
        </>
      }
    >
      <div className="absolute end-0 z-20 mt-1 w-[min(18rem,calc(100vw-2rem))] rounded-[4px] border border-edge bg-surface p-4 shadow-lg">
        <p className="font-semibold">{user.name}</p>
        <p className="text-ink-soft">{user.posts.join(', ')}</p>
        {schools.length > 1 && (
          <nav aria-label="Your schools" className="mt-3 border-rule border-t pt-3">
            <MenuLinks items={schools} />
          </nav>
        )}
        {links.length > 0 && (
          <div className="mt-3 border-rule border-t pt-3">
            <MenuLinks items={links} />
          </div>
        )}
        <div className="mt-3 border-rule border-t pt-3">{signOut}</div>
      </div>
    </FoldingMenu>
  )
}

function MenuLinks({ items }: { items: readonly SchoolChoice[] }) {
  return (
    <ul>
      {items.map(({ href, label, current }) => (
        <li key={href}>
          <TextLink
            href={href}
            aria-current={current || undefined}
            className="flex min-h-9 items-center justify-between gap-2"
          >
            {label}
            {current && <Icon name="tick" />}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
