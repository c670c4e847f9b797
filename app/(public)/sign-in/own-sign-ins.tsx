import { buttonLook } from '@/components/ui/button-look'
import { OPENID_LABELS, type OpenIdKind } from '@/lib/auth/openid/types'
import type { OwnSignIn } from '@/lib/schools/types'

const WORDS: Record<OpenIdKind, string> = {
  google: `Go on with ${OPENID_LABELS.google}`,
  microsoft: `Go on with ${OPENID_LABELS.microsoft}`,
  other: 'Go on with the school’s account',
}

/** Buttons that lead to the sign-in of each school. Plain links, so that they work without a script and nothing fetches them ahead. */
export function OwnSignIns({ schools, next }: { schools: readonly OwnSignIn[]; next: string }) {
  return (
    <ul className="border-rule border-t">
      {schools.map(({ schoolName, ways }) => (
        <li
          key={ways[0]?.id ?? schoolName}
          className="grid items-center gap-x-6 gap-y-3 border-rule border-b py-4 sm:grid-cols-[1fr_auto]"
        >
          <p className="font-semibold">{schoolName}</p>
          <div className="grid gap-3">
            {ways.map(({ id, kind }) => (
              <a
                key={id}
                href={`/api/auth/start/${id}${next && `?next=${encodeURIComponent(next)}`}`}
                className={buttonLook('secondary', false, true)}
              >
                {WORDS[kind]}
                <span className="sr-only">, {schoolName}</span>
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
