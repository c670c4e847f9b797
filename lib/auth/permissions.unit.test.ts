import { describe, expect, test } from 'vitest'
import { type Actor, type Grant, POSTS, type Post } from './actor'
import { classesWhere, GRANTABLE, may, type Permission, requireScopes, schoolsWhere, scopesOf } from './permissions'
import { NO_SECOND_STEP } from './second-step'

const HERE = 'school-here'
const CLASS = 'class-here'

const grant = (post: Post, schoolId = HERE): Grant => ({
  post,
  schoolId,
  classId: post === 'class_teacher' ? CLASS : null,
  trustId: post === 'trust_officer' ? 'trust' : null,
})
const holderOf = (...grants: Grant[]): Actor => ({
  kind: 'account',
  accountId: 'a',
  name: 'Somebody',
  people: [],
  grants,
  knownBy: 'password',
  sharedAddress: false,
  secondStep: NO_SECOND_STEP,
})

/** The table of the product's description: for each permission the posts that hold it, and how far it goes where not all the way. */
const TABLE: [Permission, Partial<Record<Post, string>>][] = [
  [
    'dashboard.view',
    {
      headteacher: 'school',
      office: 'school',
      safeguarding_lead: 'school',
      it_manager: 'staff_and_governors',
      class_teacher: 'own_class',
      clerk: 'governors',
      trust_officer: 'school',
    },
  ],
  [
    'people.view',
    {
      headteacher: 'school',
      office: 'school',
      safeguarding_lead: 'school',
      it_manager: 'staff_and_governors',
      class_teacher: 'own_class',
      clerk: 'governors',
      trust_officer: 'school',
    },
  ],
  [
    'requests.view',
    {
      headteacher: 'school',
      office: 'school',
      safeguarding_lead: 'school',
      it_manager: 'staff_and_governors',
      class_teacher: 'own_class',
      clerk: 'governors',
      trust_officer: 'school',
    },
  ],
  ['people.change', { headteacher: 'school', office: 'school' }],
  ['people.import', { headteacher: 'school', office: 'school' }],
  ['rounds.run', { headteacher: 'school', office: 'school' }],
  ['reminders.send', { headteacher: 'school', office: 'school' }],
  ['copies.print', { headteacher: 'school', office: 'school' }],
  ['paper.enter', { headteacher: 'school', office: 'school' }],
  ['class.sign', { headteacher: 'school', office: 'school', class_teacher: 'own_class' }],
  ['policies.draft', { headteacher: 'school', office: 'school', clerk: 'school' }],
  ['policies.publish', { headteacher: 'school' }],
  ['policies.record_approval', { headteacher: 'school', clerk: 'school' }],
  ['trust_policies.draft', { trust_officer: 'school' }],
  ['authorisations.grant', { headteacher: 'school' }],
  ['audit.view', { headteacher: 'school', safeguarding_lead: 'school', it_manager: 'school', trust_officer: 'school' }],
  ['accounts.grant', { headteacher: 'school', trust_officer: 'school' }],
  ['accounts.invite', { headteacher: 'school', office: 'school', it_manager: 'staff_and_governors' }],
  ['accounts.unjoin', { headteacher: 'school', it_manager: 'staff_and_governors' }],
  ['school.configure', { headteacher: 'school' }],
  ['checkpoints.make', { headteacher: 'school' }],
  ['data.provide', { headteacher: 'school', office: 'school' }],
  ['retention.plan', { headteacher: 'school', office: 'school' }],
  ['retention.approve', { headteacher: 'school' }],
]

describe('the rule book', () => {
  test.each(TABLE)('%s', (permission, holders) => {
    const reaches = POSTS.map((post) => [post, scopesOf(holderOf(grant(post)), permission)[0]?.reach])
    expect(Object.fromEntries(reaches)).toEqual(Object.fromEntries(POSTS.map((post) => [post, holders[post]])))
  })

  test('a post at one school says nothing about another', () => {
    const actor = holderOf(grant('office', 'school-work'), grant('class_teacher', HERE))
    expect(schoolsWhere(actor, 'people.change')).toEqual({ schoolId: { in: ['school-work'] } })
    expect(scopesOf(actor, 'people.view')).toEqual([
      { schoolId: 'school-work', reach: 'school', classId: null },
      { schoolId: HERE, reach: 'own_class', classId: CLASS },
    ])
  })

  test('who holds nothing is refused, and a teacher without a class has none', () => {
    expect(() => requireScopes(holderOf(), 'dashboard.view')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
    expect(may(holderOf({ ...grant('class_teacher'), classId: null }), 'dashboard.view')).toBe(false)
  })

  test('links, devices and kiosks do what signers do and nothing a post does', () => {
    const link: Actor = { kind: 'link', schoolId: HERE, personId: 'p', roundId: 'r', linkId: 'l', sharedAddress: false }
    const device: Actor = {
      kind: 'class_session',
      schoolId: HERE,
      classId: CLASS,
      roundId: 'r',
      sessionId: 's',
      teacherName: 'T',
    }
    const kiosk: Actor = { kind: 'kiosk', schoolId: HERE, kioskId: 'k', roundId: 'r' }
    expect([link, device, kiosk].map((actor) => may(actor, 'requests.sign'))).toEqual([true, false, true])
    expect([link, device, kiosk].map((actor) => may(actor, 'class.sign_pupil'))).toEqual([false, true, false])
    for (const [permission] of TABLE) {
      expect(
        [link, device, kiosk].some((actor) => may(actor, permission)),
        permission,
      ).toBe(false)
    }
  })

  test('the classes of a teacher are the own one', () => {
    expect(classesWhere(holderOf(grant('class_teacher')), 'class.sign')).toEqual({
      OR: [{ schoolId: HERE, id: { in: [CLASS] } }],
    })
    expect(classesWhere(holderOf(grant('office')), 'class.sign')).toEqual({ OR: [{ schoolId: HERE }] })
  })

  test('nobody grants a post beyond their own reach', () => {
    expect(GRANTABLE.headteacher).not.toContain('trust_officer')
    expect(GRANTABLE.trust_officer).toEqual(['headteacher'])
    for (const post of POSTS) {
      if (post !== 'headteacher' && post !== 'trust_officer') expect(GRANTABLE[post], post).toEqual([])
    }
  })
})
