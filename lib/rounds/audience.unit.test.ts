import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEMBERSHIP_KINDS, maySign } from '@/lib/people/types'
import { AUDIENCES } from '@/lib/policies/types'
import { audienceReason, audiencesOf, pupilAudience, pupilSigns } from './audience'
import { type Guardian, parentSlots, planSlots } from './slots'

const usual = { firstSigningYear: 0, lastYoungerYear: 2 }
const yearGroup = fc.integer({ min: -1, max: 13 })
const rule = fc.record({ firstSigningYear: yearGroup, lastYoungerYear: yearGroup })

describe('which form a pupil gets', () => {
  test('Reception to Year 2 the younger pupils’, from Year 3 the older pupils’', () => {
    expect([-1, 0, 1, 2].map((year) => pupilAudience(year, usual))).toEqual(Array(4).fill('younger_pupils'))
    expect([3, 6, 13].map((year) => pupilAudience(year, usual))).toEqual(Array(3).fill('older_pupils'))
  })
  test('Nursery has no pupil slot, Reception has one', () => {
    expect([-1, 0, 1].map((year) => pupilSigns(year, usual))).toEqual([false, true, true])
    expect(pupilSigns(null, usual)).toBe(false)
  })
  test('an older year never gets a younger form than a younger year', () => {
    fc.assert(
      fc.property(yearGroup, yearGroup, rule, (one, other, school) => {
        const [younger, older] = [Math.min(one, other), Math.max(one, other)]
        return !(pupilAudience(younger, school) === 'older_pupils' && pupilAudience(older, school) === 'younger_pupils')
      }),
    )
  })
  test('every membership but a parent’s has an audience, and each is a known one with words for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MEMBERSHIP_KINDS), fc.option(yearGroup), rule, (kind, year, school) => {
        const audiences = audiencesOf(kind, year, school)
        expect(audiences.length).toBe(kind === 'pupil' ? 2 : kind === 'parent' ? 0 : 1)
        return audiences.every((audience) => AUDIENCES.includes(audience) && audienceReason(audience, null).length > 5)
      }),
    )
  })
})

const guardian = fc.record<Guardian>({
  parentId: fc.uuid(),
  parentalResponsibility: fc.constantFrom('yes', 'no', 'not_known'),
  appointed: fc.boolean(),
  contactOrder: fc.boolean(),
  receivesMail: fc.boolean(),
  ended: fc.boolean(),
  reachable: fc.boolean(),
})

describe('who signs as a parent', () => {
  const household = fc.uniqueArray(guardian, { maxLength: 5, selector: (each) => each.parentId })

  test('never against a contact order, never after it ended, never without responsibility unless appointed', () => {
    fc.assert(
      fc.property(household, (guardians) => {
        const signers = new Set(parentSlots(guardians).map((slot) => slot.personId))
        return guardians.every((each) => {
          const barred = each.contactOrder || each.ended || (each.parentalResponsibility === 'no' && !each.appointed)
          return signers.has(each.parentId) === !barred && maySign(each) === !barred
        })
      }),
    )
  })
  test('somebody is required whenever somebody may sign', () => {
    fc.assert(
      fc.property(household, (guardians) => {
        const slots = parentSlots(guardians)
        return slots.length === 0 || slots.some((slot) => slot.required)
      }),
    )
  })
  test('a pupil’s form has at most one pupil slot and the parents’ form none', () => {
    fc.assert(
      fc.property(household, fc.option(yearGroup), rule, (guardians, year, school) => {
        const subject = { personId: 'p', yearGroup: year, reachable: true, guardians }
        const own = planSlots('older_pupils', subject, school).filter((slot) => slot.kind === 'pupil')
        const parents = planSlots('parents', subject, school)
        return own.length === (pupilSigns(year, school) ? 1 : 0) && parents.every((slot) => slot.kind === 'parent')
      }),
    )
  })
})
