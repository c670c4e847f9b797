import type { PolicySection } from './types'

const section = (number: number, title: string, ...paragraphs: string[]): PolicySection => ({
  number: String(number),
  title,
  level: 1,
  text: paragraphs.join('\n\n'),
})

/** A short policy on the use of a school's systems, for a school that begins without a document. */
export const STARTER_SECTIONS: PolicySection[] = [
  section(
    1,
    'What this policy is for',
    'Our school teaches, plans and keeps its records with computers, tablets, phones and online services. This policy says how everyone uses them so that pupils are safe, information stays private and the systems keep working.',
  ),
  section(
    2,
    'Whom it covers',
    'It covers pupils, parents and carers, staff, governors, volunteers, and visitors, supply staff and contractors. Each group reads and signs a short form of its own; the form is part of this policy.',
  ),
  section(
    3,
    'What nobody does',
    'On school systems, and on a school device anywhere:',
    '- bully, threaten or discriminate against anyone\n- look for, make or pass on material that is illegal, violent, sexual or otherwise unfit for a school\n- use another person’s password, or let another person use theirs\n- get round filters, or look at information that is not theirs to see\n- install programs or connect devices without leave from whoever looks after the systems',
  ),
  section(
    4,
    'Staff, governors and volunteers',
    'School work is done with school accounts. Personal details of pupils and families are never kept on a personal device or account. Whoever loses a device, or sends information to the wrong person, tells the headteacher the same day.',
  ),
  section(
    5,
    'Pupils',
    'Pupils use the systems for learning and when an adult is there or has given leave. A pupil who sees something that worries them tells an adult in school, and is never in trouble for telling.',
  ),
  section(
    6,
    'Parents and carers',
    'We ask parents and carers to talk to us through our official channels, to speak of staff and families online as they would in the playground, and to share pictures of other people’s children only with leave from their parents.',
  ),
  section(
    7,
    'Passwords and security',
    'A password has at least eight characters and is not easy to guess. It is changed at once when somebody else may know it. Devices are locked when nobody is using them.',
  ),
  section(
    8,
    'Monitoring',
    'We filter and monitor how our systems are used, to keep pupils safe and to meet our legal duties. What we see is used for that and for nothing else.',
  ),
  section(
    9,
    'When the policy is broken',
    'We deal with it under our behaviour policy for pupils and our conduct policy for staff. Access may be stopped meanwhile. The headteacher may allow an exception for a good reason, and records it.',
  ),
  section(
    10,
    'Review',
    'The governing board reviews this policy every year, and whenever the law or our systems change.',
  ),
]
