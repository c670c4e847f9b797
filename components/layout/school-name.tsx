import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import type { ShellSchool } from './school'

/** Crest and name; without a crest its place is taken by the school's initials on its colour. */
export function SchoolName({ school, href, children }: { school: ShellSchool; href?: string; children?: ReactNode }) {
  const name = <span className="font-[650] text-[1.1875rem] leading-tight tracking-tight">{school.name}</span>
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Crest school={school} />
      <div className="min-w-0">
        {href ? (
          <TextLink plain href={href} className="inline-block py-0.5 hover:underline">
            {name}
          </TextLink>
        ) : (
          name
        )}
        {children}
      </div>
    </div>
  )
}

function Crest({ school }: { school: ShellSchool }) {
  // biome-ignore lint/performance/noImgElement: a small file served by the app itself, of a size no one can know ahead
  if (school.crestUrl) return <img src={school.crestUrl} alt="" className="size-12 shrink-0 object-contain" />
  return (
    <span
      aria-hidden="true"
      data-fc="border"
      className="grid h-12 w-11 shrink-0 place-items-center rounded-[4px_4px_50%_50%/4px_4px_35%_35%] bg-accent pb-1 font-bold text-accent-ink tracking-wide"
    >
      {initials(school.name)}
    </span>
  )
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word) && !/^(of|the|and|for)$/i.test(word))
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('')
