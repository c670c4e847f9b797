import { describe, expect, it } from 'vitest'
import { canonicalAgreement, canonicalPolicy, sha256 } from './canonical'
import { fillFields } from './render-fields'
import { agreementTemplate } from './templates/agreement-template'
import { demoPolicy } from './templates/demo-policy'
import type { AgreementContent } from './types'

const filled = (content: AgreementContent): AgreementContent => ({
  ...content,
  fields: content.fields.map((field) => ({ ...field, value: `the ${field.key} $& {{itManager}}` })),
})

describe('canonical text', () => {
  const content = agreementTemplate('staff')

  it('does not depend on the order of keys, nor on keys that the form does not have', () => {
    const turned = { ...Object.fromEntries(Object.entries(content).reverse()), extra: 1 } as unknown as AgreementContent
    const one = canonicalAgreement({ audience: 'staff', number: 1, content })
    expect(canonicalAgreement({ audience: 'staff', number: 1, content: turned })).toBe(one)
    expect(one).toMatch(/^\{"audience":"staff","clauses":\[\{"kind":"text","text":"/)
  })

  it('changes with any part that a signer reads', () => {
    const base = sha256(canonicalAgreement({ audience: 'staff', number: 1, content }))
    const [first, ...rest] = content.clauses
    const variants: Parameters<typeof canonicalAgreement>[0][] = [
      { audience: 'governors', number: 1, content },
      { audience: 'staff', number: 2, content },
      { audience: 'staff', number: 1, content: { ...content, title: `${content.title} ` } },
      { audience: 'staff', number: 1, content: { ...content, clauses: [...rest, ...(first ? [first] : [])] } },
      { audience: 'staff', number: 1, content: { ...content, parentDeclaration: '' } },
      { audience: 'staff', number: 1, content: { ...content, leadIn: { ...content.leadIn, will: 'I shall:' } } },
    ]
    expect(new Set([base, ...variants.map((variant) => sha256(canonicalAgreement(variant)))]).size).toBe(
      variants.length + 1,
    )
  })

  it('of a policy holds its sections in order and its metadata', () => {
    const policy = { ...demoPolicy('Oak Hill', 2026), number: 3 }
    const back = JSON.parse(canonicalPolicy(policy))
    expect(back).toMatchObject({
      format: 1,
      kind: 'policy',
      number: 3,
      metadata: policy.metadata,
      sections: policy.sections,
    })
  })

  it('is hashed as UTF-8', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })
})

describe('fillFields', () => {
  it('puts each value in place of its marks, as it stands, once', () => {
    const result = fillFields(filled(agreementTemplate('staff')))
    const report = result.clauses.find(({ text }) => text.includes('safeguardingLead'))?.text
    expect(report).toContain(
      'tell the safeguardingLead $& {{itManager}} and the itManager $& {{itManager}} without delay',
    )
  })

  it('names every field that is empty', () => {
    expect(() => fillFields(agreementTemplate('parents'))).toThrow(
      /Your official channels; Where complaints and worries go/,
    )
  })

  it('names a mark that no field explains', () => {
    const content = { ...agreementTemplate('staff'), parentDeclaration: 'Ask {{nobody}}.' }
    expect(() => fillFields(filled(content))).toThrow(/\{\{nobody\}\}/)
  })

  it('leaves a form without marks as it is', () => {
    const content: AgreementContent = {
      title: 'T',
      leadIn: { will: '', will_not: '', understand: '' },
      clauses: [{ kind: 'text', text: 'x' }],
      parentDeclaration: null,
      fields: [],
    }
    expect(fillFields(content)).toEqual(content)
  })
})
