import { describe, expect, test } from 'vitest'
import { GENESIS, nextLink, sealSection } from './hash-chain'
import { chainVerifier } from './verify-chain'

const SCHOOL = '0190a000-0000-7000-8000-000000000001'
const section = sealSection('network', { ip: '192.0.2.7', browser: null })

/** A chain of one entry whose network section is gone, and a second entry that may say so. */
function chainOf(second: Record<string, unknown>) {
  const first = nextLink({ sequence: 0, hash: GENESIS }, {
    format: 1,
    school: SCHOOL,
    kind: 'response',
    sections: { network: section.hash },
  } as never)
  const verifier = chainVerifier(null)
  verifier.add({ ...first, sections: [] })
  verifier.add({ ...nextLink(first, { format: 1, school: SCHOOL, sections: {}, ...second } as never), sections: [] })
  return verifier.end()
}
const ERASES = [{ sequence: 1, section: 'network' }]

describe('a section that is gone', () => {
  test('is accounted for by an erasure', () =>
    expect(chainOf({ kind: 'erasure', cause: 'network_age', item: null, erases: ERASES })).toMatchObject({
      ok: true,
      erased: 1,
    }))

  test('is a fault where nothing says so, or another section, or one of another entry', () => {
    for (const erases of [[], [{ sequence: 1, section: 'act' }]]) {
      expect(chainOf({ kind: 'erasure', erases }).fault).toEqual({
        sequence: 1,
        what: 'the network section is gone and no erasure says so',
      })
    }
  })

  test('is not accounted for by an erasure that does not come after it', () =>
    expect(chainOf({ kind: 'erasure', erases: [...ERASES, { sequence: 2, section: 'act' }] }).fault).toMatchObject({
      sequence: 2,
    }))

  test('is not accounted for by an entry that is no erasure', () =>
    expect(chainOf({ kind: 'response', erases: ERASES }).fault).toMatchObject({ sequence: 2 }))
})
