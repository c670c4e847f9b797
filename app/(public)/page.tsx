import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { SpecimenForm } from './specimen-form'

export const metadata: Metadata = { title: { absolute: 'Countersign: school agreements, read and signed' } }

const DOORS = [
  {
    title: 'You have a link from school',
    text: 'Open it in the newest e-mail or message from your school. It takes you straight to your forms, and you need no password.',
    link: { href: '/sign-in', text: 'The link has stopped working' },
  },
  {
    title: 'You have an account',
    text: 'Staff, governors and older pupils sign in to see what is waiting for them. Many parents and carers have an account too.',
    link: { href: '/sign-in', text: 'Sign in' },
  },
  {
    title: 'You hold a signed copy',
    text: 'Each copy carries a reference and a square code. With either of them, anyone can find out whether the copy is genuine.',
    link: { href: '/verify', text: 'Check a copy' },
  },
]

const POINTS = [
  {
    title: 'Written for the reader',
    text: 'A six-year-old, a governor and a supply teacher each get a form in words meant for them.',
  },
  {
    title: 'Two signatures for a child',
    text: 'The pupil signs, the parent or carer signs beneath. The page always says whose turn it is.',
  },
  {
    title: 'Proof that lasts',
    text: 'The exact words, who signed and when are kept together, and everyone gets a copy for their own files.',
  },
]

export default function LandingPage() {
  return (
    <>
      <div className="mx-auto grid w-full max-w-[72rem] items-center gap-x-16 gap-y-12 px-4 pt-8 pb-16 sm:px-6 lg:grid-cols-[1.05fr_1fr] lg:pt-14 lg:pb-20">
        <div>
          <h1 className="text-[clamp(2.5rem,1.4rem+4.6vw,4.25rem)] leading-[1.02] tracking-[-0.03em]">
            School agreements, read and signed.
          </h1>
          <p className="mt-6 max-w-[34rem] text-[1.25rem] text-ink-soft leading-normal">
            This is where your school asks staff, governors, visitors, pupils and families to read what they agree to,
            and to sign it. It takes a few minutes, on a phone or a computer.
          </p>
          <div className="mt-8 flex flex-wrap gap-3 text-[1.125rem] max-xs:*:w-full">
            <ButtonLink href="/sign-in" className="min-h-12 px-7">
              Sign in
            </ButtonLink>
            <ButtonLink href="/verify" variant="secondary" className="min-h-12 px-6">
              Check a signed copy
            </ButtonLink>
          </div>
        </div>
        <SpecimenForm />
      </div>

      <section aria-labelledby="doors" className="border-rule border-y bg-surface">
        <div className="mx-auto w-full max-w-[72rem] px-4 py-12 sm:px-6 lg:py-16">
          <h2 id="doors" className="mb-8 text-[1.75rem]">
            Where do you want to go?
          </h2>
          <ul className="grid gap-y-8 md:grid-cols-3">
            {DOORS.map(({ title, text, link }) => (
              <li
                key={title}
                className="border-rule md:px-8 md:not-first:border-s md:first:ps-0 md:last:pe-0 max-md:not-first:border-t max-md:not-first:pt-8"
              >
                <h3 className="text-[1.25rem]">{title}</h3>
                <p className="mt-2 mb-3 text-ink-soft">{text}</p>
                <TextLink href={link.href} className="inline-flex min-h-8 items-center gap-1.5 font-semibold">
                  {link.text}
                  <Icon name="right" className="size-[0.8em]" />
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      </section>

      <section aria-labelledby="points" className="mx-auto w-full max-w-[72rem] px-4 py-12 sm:px-6 lg:py-16">
        <h2 id="points" className="mb-6 text-[1.75rem]">
          What you can count on
        </h2>
        <dl className="border-rule border-t">
          {POINTS.map(({ title, text }) => (
            <div key={title} className="grid gap-x-10 gap-y-1 border-rule border-b py-5 md:grid-cols-[16rem_1fr]">
              <dt className="font-semibold text-[1.125rem]">{title}</dt>
              <dd className="max-w-[40rem] text-[1.0625rem] text-ink-soft">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
