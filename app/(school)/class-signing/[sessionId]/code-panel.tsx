import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/lib/format/words'

type Props = { code: [string, string] | null; minutes: number; again: string }

/** The code, to be read from across a room, and what to do with it. */
export function CodePanel({ code, minutes, again }: Props) {
  if (!code || minutes <= 0) {
    return (
      <Banner
        tone="warning"
        title={minutes <= 0 ? 'The code is too old.' : 'The code is shown in the browser that started this session.'}
      >
        <p className="mb-3">Start another session to get a new code; nothing that was signed is lost.</p>
        <ButtonLink href="/class-signing" variant="secondary" small>
          Start another session
        </ButtonLink>
      </Banner>
    )
  }
  return (
    <section
      aria-label="The code for the tablet"
      className="rounded-[6px] border border-accent-line bg-accent-tint p-6 text-center"
    >
      <p className="text-[1.125em]">Enter this code on the tablet</p>
      <p className="my-3 flex flex-wrap justify-center gap-x-[0.6em] font-[650] text-[clamp(2.5rem,11vw,5rem)] tabular-nums leading-tight tracking-[0.12em]">
        <span>{code[0]}</span> <span>{code[1]}</span>
      </p>
      <p>It works once, for {counted(minutes, 'more minute')}.</p>
      <ol className="mx-auto mt-5 max-w-[34rem] list-decimal ps-6 text-start">
        <li>
          On the tablet, open this portal’s address with <strong>/class</strong> at its end.
        </li>
        <li>Type the code. That signs out any account on the tablet and shows the children’s names.</li>
        <li>Each child presses their own name, reads or listens, ticks, signs, and hands on the tablet.</li>
        <li>
          Stay with them, and end the session here when all are done.{' '}
          <a className="link" href={again}>
            Look again
          </a>{' '}
          to see how far they are.
        </li>
      </ol>
    </section>
  )
}
