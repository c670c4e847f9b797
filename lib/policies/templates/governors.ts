import type { AgreementContent } from '../types'
import { MONITORED, NO_ADULT_WILL, reportsHarm, SECURED } from './adult-points'
import { emptyFields } from './fields'

/** The form of governors, who visit and read confidential papers but have no pupils in their care. */
export const GOVERNORS: AgreementContent = {
  title: 'Using the school’s devices, systems and internet: agreement for governors',
  leadIn: {
    will: 'I will:',
    will_not: 'When I visit the school, and when I use its devices, accounts or papers anywhere else, I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'text', text: 'I sign this as a governor of the school.' },
    ...NO_ADULT_WILL,
    MONITORED,
    SECURED,
    reportsHarm('a pupil tells me about it on a visit'),
    {
      kind: 'will',
      text: 'use the school’s devices, systems and internet responsibly, and set the example that the governing board expects of the school',
    },
  ],
  parentDeclaration: null,
  fields: emptyFields('safeguardingLead', 'itManager', 'monitoringProduct'),
}
