import type { AgreementContent } from '../types'
import { MONITORED, NO_ADULT_WILL, reportsHarm, SECURED } from './adult-points'
import { emptyFields } from './fields'

/** The form of visitors, contractors and supply workers. */
export const VISITORS: AgreementContent = {
  title: 'Using the school’s devices, systems and internet: agreement for visitors',
  leadIn: {
    will: 'I will:',
    will_not: 'While I am at the school, and on any device or account that it gives me, I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'text', text: 'I sign this as a visitor to the school, or as a contractor or supply worker.' },
    ...NO_ADULT_WILL,
    MONITORED,
    SECURED,
    reportsHarm('a pupil tells me about it'),
    {
      kind: 'will',
      text: 'use the school’s devices, systems and internet responsibly, and only for what I came to do; if pupils are in my care, I will see to it that they do so too',
    },
  ],
  parentDeclaration: null,
  fields: emptyFields('safeguardingLead', 'itManager', 'monitoringProduct'),
}
