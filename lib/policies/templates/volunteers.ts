import type { AgreementContent } from '../types'
import { MONITORED, NO_ADULT_WILL, reportsHarm, SECURED } from './adult-points'
import { emptyFields } from './fields'

/** The form of volunteers, who help pupils under the direction of staff. */
export const VOLUNTEERS: AgreementContent = {
  title: 'Using the school’s devices, systems and internet: agreement for volunteers',
  leadIn: {
    will: 'I will:',
    will_not: 'While I help at the school, and on any device that it lends me, I will not:',
    understand: 'I understand that:',
  },
  clauses: [
    { kind: 'text', text: 'I sign this as a volunteer at the school.' },
    ...NO_ADULT_WILL,
    MONITORED,
    SECURED,
    reportsHarm('a pupil I am helping tells me about it'),
    {
      kind: 'will',
      text: 'use the school’s devices, systems and internet responsibly, follow what the staff tell me about them, and see to it that the pupils I help do so too',
    },
  ],
  parentDeclaration: null,
  fields: emptyFields('safeguardingLead', 'itManager', 'monitoringProduct'),
}
