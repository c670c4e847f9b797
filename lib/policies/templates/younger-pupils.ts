import type { AgreementContent } from '../types'
import { emptyFields } from './fields'
import { PARENT_DECLARATION } from './parent-declaration'

/** The form of the youngest pupils, in words for ages five to seven, made to be read aloud. */
export const YOUNGER_PUPILS: AgreementContent = {
  title: 'My computer promise',
  leadIn: {
    will: 'At school, I:',
    will_not: 'When I use a computer or a tablet at school, I do not:',
    understand: 'I know that:',
  },
  clauses: [
    { kind: 'will', text: 'look after our computers and tablets, and use them the right way' },
    {
      kind: 'will',
      text: 'tell a grown-up straight away if I see something that makes me sad, worried or scared. I can tell {{reportTo}}',
    },
    { kind: 'will_not', text: 'use it for things that are not my school work' },
    { kind: 'will_not', text: 'use it when there is no teacher in the room' },
    { kind: 'will_not', text: 'use it before a grown-up says yes' },
    { kind: 'will_not', text: 'break our school rules on it' },
    { kind: 'will_not', text: 'look at things that are not for children' },
    {
      kind: 'will_not',
      text: 'go on apps where people share photos and videos, unless my teacher says yes in a lesson',
    },
    { kind: 'will_not', text: 'chat with people online' },
    { kind: 'will_not', text: 'open a message or press a link before I ask a teacher' },
    { kind: 'will_not', text: 'use rude or unkind words' },
    { kind: 'will_not', text: 'tell my password to anyone, or use a password that is not mine' },
    { kind: 'will_not', text: 'pick on anyone or be mean to them' },
    { kind: 'understand', text: 'my school looks at what I do on the computer. This helps to keep me safe' },
    { kind: 'understand', text: 'I can get into trouble at school for unkind things I do online at home' },
  ],
  parentDeclaration: PARENT_DECLARATION,
  fields: emptyFields('reportTo'),
}
