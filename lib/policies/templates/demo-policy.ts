import type { PolicyMetadata, PolicySection } from '../types'
import { POLICY_SECTIONS, POLICY_TITLE } from './policy-template'

type DemoPolicy = { title: string; metadata: PolicyMetadata; sections: PolicySection[] }

/** What the text said a year earlier, by section: this year's words and those that stood there. */
const EARLIER: Record<string, [now: string, then: string][]> = {
  '4.1': [['is encrypted, locked with a password', 'is locked with a password']],
  '5': [
    ['A telephone or a smart watch', 'A telephone'],
    ['is handed in at the office', 'is switched off and kept in the bag, or handed in at the office'],
  ],
  '6': [
    ['at least 12 characters', 'at least 8 characters, with numbers, letters and special characters'],
    [' Accounts that reach personal information are protected by a second step when signing in.', ''],
  ],
  '7': [['every school day', 'once a week']],
  '9': [[', and nobody should copy or forward the material itself', '']],
}

/** The demo school's policy as published this year; years are those in which a school year begins. */
export function demoPolicy(schoolName: string, year: number): DemoPolicy {
  return { title: POLICY_TITLE, metadata: metadataFor(schoolName, year), sections: structuredClone(POLICY_SECTIONS) }
}

/** The version of the year before: one section fewer and a few sentences different, so that a comparison has something to show. */
export function earlierDemoPolicy(schoolName: string, year: number): DemoPolicy {
  const sections = POLICY_SECTIONS.filter(({ number }) => number !== '4.2').map((section) => {
    const changes = EARLIER[section.number ?? ''] ?? []
    return { ...section, text: changes.reduce((text, [now, then]) => text.replace(now, then), section.text) }
  })
  return { title: POLICY_TITLE, metadata: metadataFor(schoolName, year), sections }
}

function metadataFor(schoolName: string, year: number): PolicyMetadata {
  return {
    createdOn: '2022-06',
    createdBy: 'The headteacher',
    reviewedOn: `${year}-06`,
    reviewedBy: 'The headteacher and the IT manager',
    nextReviewOn: `${year + 1}-06`,
    approvedOn: `${year}-07-08`,
    approvedBy: 'The governing board',
    reviewEveryMonths: 12,
    lead: 'The headteacher',
    appliesTo: 'Staff, governors, volunteers, visitors, contractors, pupils, parents and carers',
    schoolName,
  }
}
