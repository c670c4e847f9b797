import { aCulture, addressOf } from './names'
import type { Random } from './random'

export type DemoPupil = {
  key: string
  givenName: string
  familyName: string
  yearGroup: number
  classIndex: number
  birthYear: number
  birthDay: number
}
export type DemoParent = { key: string; givenName: string; familyName: string; email: string | null; phone: string }
export type DemoTie = {
  parent: string
  pupil: string
  relationship: string
  parentalResponsibility: 'yes' | 'no' | 'not_known'
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
}
export type Roll = { pupils: DemoPupil[]; parents: DemoParent[]; ties: DemoTie[] }

const CLASSES_PER_YEAR = 2
const PUPILS_PER_CLASS = 30

/** Unless fewer are wanted, 420 pupils from Reception to Year 6 in 14 classes, in families of one to three children with one or two parents. */
export function demoRoll(random: Random, thisYear: number, perClass = PUPILS_PER_CLASS): Roll {
  const roll: Roll = { pupils: [], parents: [], ties: [] }
  const places = random.shuffled(
    [0, 1, 2, 3, 4, 5, 6].flatMap((yearGroup) =>
      Array.from({ length: CLASSES_PER_YEAR * perClass }, (_, at) => ({
        yearGroup,
        classIndex: yearGroup * CLASSES_PER_YEAR + (at % CLASSES_PER_YEAR),
      })),
    ),
  )
  for (let family = 0; places.length > 0; family += 1) addFamily(roll, random, family, places, thisYear)
  return roll
}

type Place = { yearGroup: number; classIndex: number }

function addFamily(roll: Roll, random: Random, family: number, places: Place[], thisYear: number) {
  const culture = aCulture(random)
  const surname = random.pick(culture.surnames)
  // The first family is the one the guide walks through: three children and a mother on her telephone.
  const size = family === 0 ? 3 : random.pick([1, 1, 1, 1, 2, 2, 2, 3])
  const given = new Set<string>()
  const children = places.splice(0, size).map((place, at): DemoPupil => {
    const names = random.chance(0.5) ? culture.girls : culture.boys
    // No family calls two children the same, as long as there are names.
    const free = names.filter((name) => !given.has(name))
    const givenName = random.pick(free.length > 0 ? free : names)
    given.add(givenName)
    return {
      key: `pupil ${family}.${at}`,
      givenName,
      familyName: surname,
      ...place,
      birthYear: thisYear - 5 - place.yearGroup,
      birthDay: random.below(360),
    }
  })
  roll.pupils.push(...children)

  const parent = (role: 'mother' | 'father', familyName: string): DemoParent => {
    const givenName = random.pick(role === 'mother' ? culture.women : culture.men)
    return {
      key: `parent ${family}.${role}`,
      givenName,
      familyName,
      email: addressOf(givenName, familyName, family),
      phone: phoneOf(random),
    }
  }
  const mother = parent('mother', surname)
  const kind =
    family === 0
      ? 'together'
      : random.pick([
          'together',
          'together',
          'together',
          'together',
          'together',
          'apart',
          'mother',
          'mother',
          'father',
        ] as const)
  const parents: { parent: DemoParent; relationship: string; livesWith: boolean }[] = []
  if (kind !== 'father') parents.push({ parent: mother, relationship: 'Mother', livesWith: true })
  if (kind !== 'mother') {
    const father = parent('father', kind === 'apart' ? random.pick(culture.surnames) : surname)
    parents.push({ parent: father, relationship: 'Father', livesWith: kind !== 'apart' })
  }
  const special = specialOf(family)
  if (special === 'shared_address' && parents.length === 2) {
    const [one, two] = parents
    if (one && two) two.parent.email = one.parent.email
  }
  if (special === 'no_email') for (const each of parents) each.parent.email = null
  if (special === 'step_parent') {
    parents.push({
      parent: { ...parent('father', random.pick(culture.surnames)), key: `parent ${family}.step` },
      relationship: 'Stepfather',
      livesWith: true,
    })
  }
  roll.parents.push(...parents.map((each) => each.parent))
  for (const child of children) {
    for (const { parent: adult, relationship, livesWith } of parents) {
      roll.ties.push({
        parent: adult.key,
        pupil: child.key,
        relationship,
        livesWith,
        parentalResponsibility: relationship === 'Stepfather' ? 'no' : special === 'not_known' ? 'not_known' : 'yes',
        contactOrder: special === 'contact_order' && relationship === 'Father' && kind !== 'father',
        receivesMail: !(special === 'one_letter' && relationship === 'Father'),
      })
    }
  }
}

/** The cases every school has, spread over the families so that each comes up a few times. */
function specialOf(family: number) {
  if (family % 19 === 5) return 'no_email'
  if (family % 17 === 3) return 'shared_address'
  if (family % 23 === 7) return 'step_parent'
  if (family % 29 === 11) return 'not_known'
  if (family % 37 === 13) return 'one_letter'
  return family % 41 === 17 ? 'contact_order' : null
}

/** From the range that the regulator keeps for drama. */
const phoneOf = (random: Random) => `07700 900${String(random.below(1000)).padStart(3, '0')}`
