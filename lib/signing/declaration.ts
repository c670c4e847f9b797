import type { Audience } from '@/lib/policies/types'
import type { Outcome } from './types'

type Signing = {
  signerName: string
  kind: 'self' | 'pupil' | 'parent'
  audience: Audience
  title: string
  version: number
  outcome: Outcome
}

/** The words beside the tick box: who I am, my relation to the child, what I read, and that this act is my signature. */
export function declarationText({ signerName, kind, audience, title, version, outcome }: Signing): string {
  if (kind === 'pupil' && audience === 'younger_pupils') {
    return outcome === 'agreed'
      ? `My name is ${signerName}. I have read this or a grown-up has read it to me. I will do my best to keep to it. Writing my name or drawing my mark is my promise.`
      : `My name is ${signerName}. I have read this or a grown-up has read it to me. I do not want to promise it.`
  }
  const relation = kind === 'parent' ? ' I answer, as parent or carer, for the child this form names.' : ''
  const answer = outcome === 'agreed' ? 'I agree to it' : 'I do not agree to it'
  return `I am ${signerName}.${relation} I have read “${title}” (version ${version}) and ${answer}. Ticking this box and giving my name or mark is my signature.`
}

/** The same for a form on paper, where nothing is ticked: what the signature under it says, as the office read it. */
export function paperDeclarationText({ signerName, kind, audience, title, version, outcome }: Signing): string {
  const answer = outcome === 'agreed' ? 'I agree to it' : 'I do not agree to it'
  if (kind === 'pupil' && audience === 'younger_pupils') {
    const promise = outcome === 'agreed' ? 'I will do my best to keep to it.' : 'I do not want to promise it.'
    return `My name is ${signerName}. I have read this or a grown-up has read it to me. ${promise}`
  }
  const relation = kind === 'parent' ? ' I answer, as parent or carer, for the child this form names.' : ''
  return `I am ${signerName}.${relation} I have read “${title}” (version ${version}) and ${answer}. I have put my name to this on paper.`
}
