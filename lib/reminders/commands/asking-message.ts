import { daysBetween } from '@/lib/clock'
import { formatUkDay } from '@/lib/format/uk-time'
import { counted, listed } from '@/lib/format/words'
import { mailBody } from '@/lib/mail/layout'
import type { Asking, AskingReason } from '../types'

const childrenOf = (asking: Asking) => [...new Set(asking.forms.flatMap((form) => form.pupilName ?? []))]

function subjectOf(asking: Asking, reason: AskingReason) {
  const children = childrenOf(asking)
  const about = children.length > 0 ? ` for ${listed(children)}` : ''
  switch (reason) {
    case 'first':
      return `Please sign: ${counted(asking.forms.length, 'form')}${about} at ${asking.school.name}`
    case 'pupil_signed':
      return `${listed(children)} has signed. Now it is your turn`
    case 'reminder':
      return `Reminder: ${counted(asking.forms.length, 'form')} still to sign${about}`
    case 'new_version':
      return `Please sign again: a form${about} has changed`
  }
}

function openingOf(asking: Asking, reason: AskingReason) {
  const children = childrenOf(asking)
  switch (reason) {
    case 'first':
      return `${asking.school.name} asks you to read and sign ${counted(asking.forms.length, 'form')} for “${asking.roundName}”. It takes a few minutes, on a phone or a computer, and you need no account.`
    case 'pupil_signed':
      return `${listed(children)} signed the school’s agreement. It also needs the signature of a parent or carer.`
    case 'reminder':
      return `We are still waiting for your signature on ${counted(asking.forms.length, 'form')} for “${asking.roundName}”.`
    case 'new_version':
      return 'The school has published a new version of a form that you signed. It asks you to read it and to sign it again.'
  }
}

function dueLine(dueOn: string, today: string) {
  const days = daysBetween(today, dueOn)
  if (days < 0) return `It was due by ${formatUkDay(dueOn)}.`
  if (days === 0) return `It is due today, ${formatUkDay(dueOn)}.`
  return `Please sign by ${formatUkDay(dueOn)}: ${counted(days, 'day')} from today.`
}

/** The message that asks one person for everything they have still to sign, with their personal link. */
export function askingMessage(asking: Asking, reason: AskingReason, link: string, today: string) {
  const forms = asking.forms
    .map((form) => `• ${form.title}${form.pupilName ? `, for ${form.pupilName}` : ''}`)
    .join('\n')
  const contact = listed([asking.school.contactEmail, asking.school.contactPhone].flatMap((way) => way ?? []))
  const body = mailBody({
    school: asking.school,
    heading: subjectOf(asking, reason),
    paragraphs: [
      `Dear ${asking.personName},`,
      openingOf(asking, reason),
      forms,
      dueLine(asking.dueOn, today),
      'The link below is yours alone: please do not pass it on. It shows your forms and nothing else.',
    ],
    button: { label: 'Read and sign', href: link },
    footer: contact
      ? `You get this because the school needs your signature. Questions? Ask the school: ${contact}.`
      : 'You get this because the school needs your signature. Questions? Ask the school office.',
  })
  return { subject: subjectOf(asking, reason), ...body }
}
