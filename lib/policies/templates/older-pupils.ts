import type { AgreementContent } from '../types'
import { emptyFields } from './fields'
import { PARENT_DECLARATION } from './parent-declaration'

/** The form of pupils old enough to read rules, from about seven. */
export const OLDER_PUPILS: AgreementContent = {
  title: 'Using computers and the internet at school: agreement for older pupils',
  leadIn: {
    will: 'I will:',
    will_not: 'When I use the school’s devices, accounts or internet, I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'will_not', text: 'use them for anything that is not part of my learning' },
    { kind: 'will_not', text: 'use them when no teacher is there, or before a teacher has said that I may' },
    { kind: 'will_not', text: 'use them to break any of the school’s rules' },
    { kind: 'will_not', text: 'go to websites that are not suitable for school' },
    { kind: 'will_not', text: 'use social networks, unless a teacher has allowed it as part of a lesson' },
    { kind: 'will_not', text: 'use chat rooms' },
    { kind: 'will_not', text: 'open an attachment or follow a link in a message before I have checked with a teacher' },
    { kind: 'will_not', text: 'write or say anything rude, cruel or offensive' },
    { kind: 'will_not', text: 'tell anybody my password, or sign in with a password that is not mine' },
    { kind: 'will_not', text: 'bully anybody' },
    {
      kind: 'understand',
      text: 'the school checks which websites I visit and what I do on its systems, using {{monitoringProduct}}',
    },
    {
      kind: 'understand',
      text: 'the school can discipline me for some things that I do online, even when I do them outside school',
    },
    {
      kind: 'will',
      text: 'tell {{reportTo}} or another member of staff at once if I find something that upsets me, or that could upset or harm somebody else',
    },
    { kind: 'will', text: 'always use the school’s devices, systems and internet sensibly and with care' },
  ],
  parentDeclaration: PARENT_DECLARATION,
  fields: emptyFields('reportTo', 'monitoringProduct'),
}
