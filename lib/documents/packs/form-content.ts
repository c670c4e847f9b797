import 'server-only'
import type { Tx } from '@/lib/db/client'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { type PublishedForm, readPublishedForms } from '@/lib/policies/queries/published-forms'
import { paperDeclaration } from '@/lib/signing/queries/paper-declaration'
import { styleFor } from '../drawing/paper/paper-look'
import type { BlankFormContent, BodyContent, FormStyle } from '../types'
import type { Outstanding } from './outstanding'

type Printing = { school: BodyContent['school']; style: FormStyle; code: string }

/** Reads published forms, each of them once. */
export function publishedForms(tx: Tx, schoolId: string) {
  const known = new Map<string, Promise<PublishedForm>>()
  return (versionId: string): Promise<PublishedForm> => {
    const form =
      known.get(versionId) ??
      readPublishedForms(tx, schoolId, [versionId]).then(([one]) => {
        if (!one) throw new Error(`Agreement version ${versionId} is not there.`)
        return one
      })
    known.set(versionId, form)
    return form
  }
}

/** What a blank form shows, made out to whoever it waits for. */
export function formContent(
  one: Outstanding,
  form: PublishedForm,
  { school, style, code }: Printing,
): BlankFormContent {
  const { audience, number, policyNumber, content } = form
  const signers = one.open.map(({ kind, name }) => ({
    name,
    capacity:
      kind === 'parent'
        ? `Parent or carer of ${one.about}`
        : kind === 'pupil'
          ? 'Pupil'
          : MEMBERSHIP_LABELS[one.capacity],
    declaration: paperDeclaration({ signerName: name, kind, audience, title: content.title, version: number }),
  }))
  const { about, place, anyOneParent, returnBy, roundName: round } = one
  return {
    school,
    agreement: { ...form, version: number, policyVersion: policyNumber },
    style: styleFor(style, audience),
    code,
    round,
    about,
    place,
    signers,
    answered: one.answered.map(({ name, kind, words }) => ({
      name,
      words: `${kind === 'parent' ? 'Parent or carer' : kind === 'pupil' ? 'Pupil' : MEMBERSHIP_LABELS[one.capacity]}: ${words}. Nothing more to do.`,
    })),
    anyOneParent,
    returnBy,
  }
}
