import type { AgreementField } from '../types'

const FIELDS = {
  channels: {
    label: 'Your official channels',
    hint: 'One on each line, for example the newsletter, the school app, text messages, the office telephone.',
    multiline: true,
  },
  complaintsContact: {
    label: 'Where complaints and worries go',
    hint: 'For example: the school office, or office@ and the name of your school.',
    multiline: false,
  },
  reportTo: {
    label: 'Whom a pupil tells',
    hint: 'Written as a pupil would say it, for example: my teacher or Mrs Lamb in the office.',
    multiline: false,
  },
  safeguardingLead: {
    label: 'Designated safeguarding lead',
    hint: 'A post or a name, for example: the designated safeguarding lead (Ms Adeyemi).',
    multiline: false,
  },
  itManager: {
    label: 'Who looks after the school’s systems',
    hint: 'A post, a name or a company, for example: the IT manager.',
    multiline: false,
  },
  monitoringProduct: {
    label: 'What you monitor with',
    hint: 'The product or service, for example: our filtering and monitoring service. Shown as “using …”.',
    multiline: false,
  },
} satisfies Record<string, Omit<AgreementField, 'key' | 'value'>>

export type FieldKey = keyof typeof FIELDS

/** The fields of a form, empty, for the school to fill in. */
export function emptyFields(...keys: FieldKey[]): AgreementField[] {
  return keys.map((key) => ({ key, value: '', ...FIELDS[key] }))
}
