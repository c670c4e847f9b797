import type { BlankFormContent, PaperSigner } from '../types'
import { aCopy } from './copy.factory'

const DECLARATION =
  'I have read “Using computers and the internet at school” (version 2) and I agree to it. I have put my name to this on paper.'

export const aSigner = (name: string | null, capacity = 'Parent or carer'): PaperSigner => ({
  name,
  capacity,
  declaration: `I am ${name ?? 'the person who signs below'}. ${DECLARATION}`,
})

/** A form for paper, made out to a pupil whose own and whose parent's signature are missing. */
export function aBlankForm(over: Partial<BlankFormContent> = {}): BlankFormContent {
  const { school, agreement, round } = aCopy()
  const about = over.about ?? 'Zoë Ångström-O’Neill'
  return {
    school,
    agreement,
    style: 'standard',
    code: '7Q2M-XK4T-09BC-HN5E',
    round,
    about,
    place: 'Kestrels, Year 6',
    signers: [aSigner(about, 'Pupil'), aSigner(null)],
    answered: [],
    anyOneParent: false,
    returnBy: '2026-12-04',
    ...over,
  }
}
