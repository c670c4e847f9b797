import type { Report, ReportSection } from '@/lib/documents/report-types'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'
import type { AccessContent } from './content'
import { signatureSections } from './report-signatures'
import { day, facts, moment, words, yesNo } from './report-words'

type School = Report['school']

/** The readable file: everything of the content under headings, in plain words. */
export function reportOf(content: AccessContent, school: School, reference: string): Report {
  const { record, madeAt, madeFor } = content
  return {
    title: `What we hold about ${record.name}`,
    caption: 'Data protection: a copy of personal data',
    lead: [
      `${content.school.name} made this file on ${formatUkDateTime(new Date(madeAt))}, ${madeFor === 'parent' ? 'for a parent or carer on behalf of the child' : 'for the person it is about'}. It holds what Countersign, the school’s system for signing agreements, has recorded. Other systems of the school are not part of it.`,
      'If something is wrong, or should not be held any more, tell the school office.',
    ],
    school,
    reference,
    madeAt: new Date(madeAt),
    sections: [
      ...recordSections(content),
      ...signatureSections(content),
      ...mailSections(content),
      ...accountSections(content),
      ...trailSections(content),
      { heading: 'What is left out', blocks: [{ rows: content.leftOut.map((text, at) => [String(at + 1), text]) }] },
    ],
  }
}

function recordSections({ record, memberships, classes, household, keeping }: AccessContent): ReportSection[] {
  const keptUntil = keeping.keptUntil
    ? formatUkDay(keeping.keptUntil)
    : 'As long as they are here, and some years after'
  return [
    {
      heading: 'The record',
      blocks: [
        {
          rows: facts([
            ['Name', record.name],
            ['Given name', record.givenName],
            ['Family name', record.familyName],
            ['Date of birth', day(record.dateOfBirth)],
            ['E-mail', record.email],
            ['Telephone', record.phone],
            ['UPN', record.upn],
            ['Keys in other systems', record.otherKeys.join(', ')],
            ['Added', moment(record.addedAt)],
            ['Last changed', moment(record.changedAt)],
            ['Archived', moment(record.archivedAt)],
            ['Kept until', keptUntil],
            ['Kept longer for a reason', keeping.held ? 'Yes' : ''],
          ]),
        },
      ],
    },
    {
      heading: 'At the school as',
      none: 'Nothing is recorded.',
      blocks: memberships.map(({ kind, title, startsOn, endsOn, endReason }) => ({
        title: [MEMBERSHIP_LABELS[kind as keyof typeof MEMBERSHIP_LABELS] ?? kind, title].filter(Boolean).join(': '),
        rows: facts([
          ['From', day(startsOn)],
          ['Until', day(endsOn)],
          ['Why it ended', endReason],
        ]),
      })),
    },
    {
      heading: 'Classes',
      none: 'No class is recorded.',
      blocks: classes.map(({ academicYear, yearGroup, className }) => ({
        rows: [[academicYearLabel(academicYear), [yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')]],
      })),
    },
    {
      heading: 'Household',
      none: 'No tie to a parent, a carer or a child is shown in this file.',
      blocks: household.map((tie) => ({
        title: tie.name ?? (tie.other === 'child' ? 'A child' : 'A parent or carer'),
        rows: facts([
          ['Relationship', tie.relationship],
          ['Parental responsibility', words(tie.parentalResponsibility)],
          ['Appointed by the school', tie.appointed ? 'Yes' : ''],
          ['Contact order', tie.contactOrder === null ? '' : yesNo(tie.contactOrder)],
          ['Lives with', yesNo(tie.livesWith)],
          ['Receives mail', yesNo(tie.receivesMail)],
          ['From', day(tie.startedOn)],
          ['Until', day(tie.endedOn)],
        ]),
      })),
    },
  ]
}

function mailSections({ messages, links, drafts }: AccessContent): ReportSection[] {
  return [
    {
      heading: 'Messages sent',
      none: 'No message is held.',
      blocks: messages.map(({ subject, to, at, sentAt, state, text }) => ({
        title: subject,
        rows: facts([
          ['To', to],
          ['Written', moment(at)],
          ['Sent', sentAt ? moment(sentAt) : words(state)],
          ['Text', text],
        ]),
      })),
    },
    {
      heading: 'Personal links',
      none: 'No personal link was sent.',
      blocks: links.map(({ round, sentTo, sentAt, endsAt, revokedAt, openedAt }) => ({
        title: round,
        rows: facts([
          ['Sent to', sentTo],
          ['Sent', moment(sentAt)],
          ['Ends', moment(endsAt)],
          ['Ended early', moment(revokedAt)],
          ['Used', openedAt.map((one) => moment(one)).join('; ')],
        ]),
      })),
    },
    {
      heading: 'Typed and not yet signed',
      none: 'Nothing.',
      blocks: drafts.map(({ form, changedAt, typed }) => ({
        title: form,
        rows: facts([['Last changed', moment(changedAt)], ...Object.entries(typed).map(shown)]),
      })),
    },
  ]
}

// A drawn mark in the making is a long address of a picture.
const shown = ([name, value]: [string, unknown]): [string, string] => {
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return [words(name), text.startsWith('data:') ? 'A drawn mark' : text]
}

function accountSections({ accounts, classSessions }: AccessContent): ReportSection[] {
  return [
    {
      heading: 'Accounts',
      none: 'No account stands for this person alone.',
      blocks: accounts.map((account) => ({
        title: account.name,
        rows: facts([
          ['E-mail', account.email],
          ['Made', moment(account.createdAt)],
          ['Last signed in', moment(account.lastSignInAt)],
          ['Stopped', moment(account.stoppedAt)],
          ...account.posts.map(({ post, startsAt, endedAt }): [string, string] => [
            'Post',
            `${words(post)}, from ${moment(startsAt)}${endedAt ? ` until ${moment(endedAt)}` : ''}`,
          ]),
          ...account.secondSteps.map(({ kind, name, addedAt }): [string, string] => [
            'Second step',
            `${words(kind)} “${name}”, added ${moment(addedAt)}`,
          ]),
          ...account.joined.map(({ issuer, email, joinedAt }): [string, string] => [
            'School account',
            `${email} at ${issuer}, joined ${moment(joinedAt)}`,
          ]),
          ...account.sessions.map(({ browser, begunAt, lastSeenAt }): [string, string] => [
            'Signed in with',
            `${browser}, from ${moment(begunAt)}, last used ${moment(lastSeenAt)}`,
          ]),
        ]),
      })),
    },
    ...(classSessions.length > 0
      ? [
          {
            heading: 'Class signing opened',
            blocks: classSessions.map(({ className, startedAt, endedAt }) => ({
              rows: facts([
                ['Class', className],
                ['From', moment(startedAt)],
                ['Until', moment(endedAt)],
              ]),
            })),
          },
        ]
      : []),
  ]
}

function trailSections({ trail, earlierFiles }: AccessContent): ReportSection[] {
  return [
    {
      heading: 'What was done',
      note: 'From the trail that the school’s system keeps of every change.',
      none: 'Nothing is recorded.',
      blocks:
        trail.length === 0
          ? []
          : [{ rows: trail.map(({ at, action, by }) => [moment(at), `${words(action)}, by ${by}`]) }],
    },
    {
      heading: 'Files like this one',
      none: 'None was made before.',
      blocks:
        earlierFiles.length === 0
          ? []
          : [{ rows: earlierFiles.map(({ madeAt }, at) => [`File ${at + 1}`, moment(madeAt)]) }],
    },
  ]
}
