import { TextLink } from '@/components/ui/text-link'

/** What to do when the session or the link ended while somebody was reading; the form below keeps what was typed. */
export function VisitEnded() {
  return (
    <section
      id="visit"
      tabIndex={-1}
      aria-label="What to do now"
      className="mb-2 rounded-[4px] border border-warn border-s-[5px] bg-warn-tint p-4"
    >
      <p className="font-semibold">Leave this page open and come in again in another tab:</p>
      <ul className="my-2 list-disc ps-6">
        <li>press the button in the school’s e-mail again and then “Open my forms”, or</li>
        <li>
          <TextLink href="/sign-in?next=/sign" target="_blank" rel="noopener">
            sign in in a new tab
          </TextLink>{' '}
          if you have an account.
        </li>
      </ul>
      <p>
        Then come back to this tab and press the button below once more. If the link is too old, its page sends you a
        new one.
      </p>
    </section>
  )
}
