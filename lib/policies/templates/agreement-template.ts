import type { AgreementContent, Audience } from '../types'
import { GOVERNORS } from './governors'
import { OLDER_PUPILS } from './older-pupils'
import { PARENTS } from './parents'
import { STAFF } from './staff'
import { VISITORS } from './visitors'
import { VOLUNTEERS } from './volunteers'
import { YOUNGER_PUPILS } from './younger-pupils'

const TEMPLATES: Record<Audience, AgreementContent> = {
  staff: STAFF,
  governors: GOVERNORS,
  volunteers: VOLUNTEERS,
  visitors: VISITORS,
  older_pupils: OLDER_PUPILS,
  younger_pupils: YOUNGER_PUPILS,
  parents: PARENTS,
}

/** A fresh copy of the product's own form for an audience, its fields still empty. */
export function agreementTemplate(audience: Audience): AgreementContent {
  return structuredClone(TEMPLATES[audience])
}
