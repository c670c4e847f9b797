import type { AgreementContent } from '../types'
import { MONITORED, NO_ADULT_WILL, reportsHarm, SECURED } from './adult-points'
import { emptyFields } from './fields'

/** The form of everybody who works at the school. */
export const STAFF: AgreementContent = {
  title: 'Using the school’s devices, systems and internet: agreement for staff',
  leadIn: {
    will: 'I will:',
    will_not: 'In school, and on a work device anywhere else, I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'text', text: 'I sign this as a member of staff of the school.' },
    ...NO_ADULT_WILL,
    MONITORED,
    SECURED,
    reportsHarm('a pupil tells me about it'),
    {
      kind: 'will',
      text: 'use the school’s devices, systems and internet responsibly, and see to it that the pupils in my care do so too',
    },
  ],
  parentDeclaration: null,
  fields: emptyFields('safeguardingLead', 'itManager', 'monitoringProduct'),
}
