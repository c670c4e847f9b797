import type { AgreementContent } from '../types'
import { emptyFields } from './fields'

/** The form of parents and carers: how they speak with the school and about it. */
export const PARENTS: AgreementContent = {
  title: 'Talking with the school, and about it, online: agreement for parents and carers',
  leadIn: {
    will: 'Whether I write to the school or speak about it in a group of my own, I will:',
    will_not: 'I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'text', text: 'I sign this as a parent or carer of the child named on this form.' },
    { kind: 'text', text: 'These are the school’s official channels:\n{{channels}}' },
    {
      kind: 'text',
      text: 'Parents and carers may also keep groups and chats of their own, such as one for a class. The school does not run these, and this agreement holds there too.',
    },
    { kind: 'will', text: 'treat the school and everybody who works there with respect, at all times' },
    { kind: 'will', text: 'treat other parents, other carers and all children with respect' },
    {
      kind: 'will',
      text: 'bring a complaint or a worry to the school through an official channel ({{complaintsContact}}), so that it can be looked into and put right',
    },
    {
      kind: 'will_not',
      text: 'use private groups or social media to complain about the school’s decisions or to criticise members of staff',
    },
    {
      kind: 'will_not',
      text: 'take up the behaviour of somebody else’s child in a group or on social media; I will speak to the school about it instead',
    },
    {
      kind: 'will_not',
      text: 'publish or pass on a photo or video in which other people’s children can be seen, unless their parents or carers have said yes',
    },
  ],
  parentDeclaration: null,
  fields: emptyFields('channels', 'complaintsContact'),
}
