import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'
import type { Coverage, InspectionPack, OutstandingRow } from './types'

const coverage = (asked: number, signed: number, more: Partial<Coverage> = {}): Coverage => ({
  asked,
  signed,
  percent: asked === 0 ? null : Math.floor((signed / asked) * 100),
  outstanding: asked - signed,
  declined: 0,
  inConflict: 0,
  exempt: 0,
  withdrawn: 0,
  ...more,
})

/** Names of the scripts that British schools' rolls hold, and such as break tables. */
export const NAMES = [
  'Asha Okafor',
  'Zoë Ångström',
  'محمد الأحمد',
  'אבגיל כהן',
  'আনিকা রহমান',
  'अनन्या शर्मा',
  'ਹਰਪ੍ਰੀਤ ਸਿੰਘ',
  'தமிழ்ச்செல்வி முருகன்',
  '王小明',
  'Nguyễn Thị Ánh',
  'Олена Шевченко',
  '=cmd|"/c calc"!A1',
  `Wolfeschlegelstein${'hausen'.repeat(12)} Featherstonehaugh-Cholmondeley`,
]

const GROUPS: Audience[] = ['staff', 'governors', 'older_pupils', 'younger_pupils', 'parents']

/** A pack as it would be read for a school of so many outstanding forms, with a class in which nobody is asked. */
export function aPack(outstanding: number, { names = true, classes = 3 } = {}): InspectionPack {
  const rows: OutstandingRow[] = Array.from({ length: outstanding }, (_, at) => ({
    name: `${NAMES[at % NAMES.length]}${at < NAMES.length ? '' : ` ${at}`}`,
    audience: at % 2 === 0 ? 'older_pupils' : 'parents',
    title: 'Pupil acceptable use agreement',
    place: `Year ${(at % 6) + 1}, Kestrels`,
    reason: at % 3 === 0 ? 'One signature is there, a parent’s is missing' : 'Not signed yet',
    missing: at % 3 === 0 ? 'Ana Silva or Rui Silva' : 'The pupil, and Ana Silva or Rui Silva',
  }))
  return {
    school: { name: 'St. Aidan’s Church of England Primary School', urn: '100001', accent: '#1f5a7a', crestPng: null },
    round: {
      name: 'Acceptable use 2026/27',
      kind: 'yearly',
      academicYear: 2026,
      opensOn: '2026-09-07',
      dueOn: '2026-12-18',
      status: 'open',
      openedAt: '2026-09-06T09:00:00.000Z',
      closedAt: null,
    },
    madeAt: new Date('2026-11-25T10:00:00Z'),
    reach: null,
    total: coverage(1500 + outstanding, 1500, { declined: 4, inConflict: 2, exempt: 7, withdrawn: 12 }),
    byAudience: GROUPS.map((audience) => ({
      label: AUDIENCE_LABELS[audience],
      coverage: coverage(412, 380, { declined: 1, exempt: 2 }),
    })),
    byClass: [
      ...Array.from({ length: classes }, (_, at) => ({
        label: `Class ${at + 1}`,
        yearGroup: `Year ${(at % 6) + 1}`,
        coverage: coverage(60, 41 + (at % 19)),
      })),
      { label: 'Wrens', yearGroup: '', coverage: coverage(0, 0) },
    ],
    firstSigned: new Date('2026-09-08T07:12:00Z'),
    lastSigned: new Date('2026-11-24T21:04:31Z'),
    versions: GROUPS.map((audience) => ({
      title: `Acceptable use: ${AUDIENCE_LABELS[audience].toLowerCase()}`,
      audience,
      number: 2,
      publishedAt: new Date('2026-09-01T09:00:00Z'),
      sha256: 'a3'.repeat(32),
      signatures: 380,
      askedNow: true,
      policy: {
        title: 'Online safety and acceptable use policy',
        number: 3,
        approvedBy: 'Full governing board',
        approvedOn: '2026-07-14',
        publishedAt: new Date('2026-09-01T08:00:00Z'),
        adoptedAt: null,
        sha256: 'b4'.repeat(32),
      },
    })),
    reasons: [
      { audience: 'older_pupils', reason: 'Not signed yet', count: 40 },
      { audience: 'parents', reason: 'One signature is there, a parent’s is missing', count: 21 },
    ],
    people: names
      ? {
          outstanding: rows,
          exempt: [
            {
              name: 'Asha Okafor',
              audience: 'staff',
              title: 'Staff agreement',
              place: '',
              reason: 'On long leave',
              until: '1 March 2027',
            },
          ],
        }
      : null,
    checkpoint: {
      sequence: 2841,
      hash: 'c5'.repeat(32),
      madeAt: '2026-11-25T02:20:00.113Z',
      publicKey:
        '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n',
      signature: 'dGhpcyBpcyBub3QgYSBzaWduYXR1cmUgYnV0IGl0IGlzIGFzIGxvbmcgYXMgb25lIHdvdWxkIGJlIGhlcmU='.slice(0, 88),
    },
    verifyAt: 'https://sign.school.example/verify',
  }
}
