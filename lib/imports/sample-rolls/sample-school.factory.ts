import { upnCheckLetter } from '../values/upn'

export type SampleParent = { id: string; givenName: string; familyName: string; email: string; phone: string }
export type SampleTie = { parent: SampleParent; relationship: string; responsibility: 'Yes' | 'No' | '' }
export type SamplePupil = {
  id: string
  upn: string
  givenName: string
  familyName: string
  /** `YYYY-MM-DD`. */
  dateOfBirth: string
  yearGroup: number
  className: string
  /** In the order in which they are asked. */
  parents: SampleTie[]
}

const GIVEN =
  'Ada, Ben, Chloë, Dev, Efe, Femi, Grace, Harun, Isla, Jonah, Kwame, Lena, Mia, Noor, Omar, Petra, Rosa'.split(', ')
const FAMILY = "Abbott, Okafor, O'Neill, Patel, Quigley-Shaw, Rahman, Sørensen, Tomás, Ueda, Vance, Zúñiga".split(', ')
// Nobody is called like their own child.
const ADULT = 'Anna, Björn, Carmen, David, Elif, Farid, Gwen, Hugo, Ines, José, Karen, Luis, Maria, Nadia'.split(', ')
const TREES = ['Oak', 'Elm']

const nth = (list: readonly string[], at: number) => list[at % list.length] ?? ''
const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A valid permanent UPN for each number below 100,000. */
export function sampleUpn(number: number): string {
  const rest = `2012345${String(number).padStart(5, '0')}`
  return `${upnCheckLetter(rest)}${rest}`
}

/** The parents of a family: most have two, some of them of another surname or without parental responsibility. */
function parentsOf(family: number): SampleTie[] {
  const familyName = nth(FAMILY, family)
  return [0, 1].slice(0, family % 5 === 0 ? 1 : 2).map((which) => ({
    parent: {
      id: `C${family}${which}`,
      givenName: nth(ADULT, family * 3 + which * 5),
      familyName: which === 1 && family % 3 === 0 ? nth(FAMILY, family + 4) : familyName,
      email: `parent${which}.family${family}@mail.example`,
      phone: `07700 9${String(family).padStart(4, '0')}${which}`,
    },
    relationship: which === 0 ? 'Mother' : 'Father',
    responsibility: family % 7 === 0 && which === 1 ? 'No' : 'Yes',
  }))
}

function samplePupil(number: number, family: number, parents: SampleTie[]): SamplePupil {
  const yearGroup = number % 7
  return {
    id: `A${1000 + number}`,
    upn: sampleUpn(number),
    givenName: nth(GIVEN, number * 5 + 2),
    familyName: nth(FAMILY, family),
    dateOfBirth: `${2021 - yearGroup}-${twoDigits((number % 12) + 1)}-${twoDigits((family % 28) + 1)}`,
    yearGroup,
    className: `${nth(TREES, Math.floor(number / 7))} ${yearGroup === 0 ? 'R' : yearGroup}`,
    parents,
  }
}

/** A made-up school: families of one to three children in fourteen classes, no twins among them. */
export function sampleSchool(pupils: number): SamplePupil[] {
  const found: SamplePupil[] = []
  for (let family = 0; found.length < pupils; family += 1) {
    const parents = parentsOf(family)
    for (let child = 0; child <= family % 3 && found.length < pupils; child += 1)
      found.push(samplePupil(found.length, family, parents))
  }
  return found
}

/** The same school in January: 5 have left, 12 have joined (two of them twins), 9 have moved class, 3 have another surname. */
export function sampleJanuary(autumn: SamplePupil[]) {
  const leavers = autumn.slice(0, 5)
  const moved = autumn.slice(5, 14).map((pupil) => ({
    ...pupil,
    className: pupil.className.replace(/^\w+/, (tree) => (tree === 'Oak' ? 'Elm' : 'Oak')),
  }))
  const renamed = autumn.slice(14, 17).map((pupil) => ({ ...pupil, familyName: `${pupil.familyName}-Marsh` }))
  const number = autumn.length
  const joiners = Array.from({ length: 12 }, (_, at) => samplePupil(number + at, number + at, parentsOf(number + at)))
  const [first, second] = joiners as [SamplePupil, SamplePupil]
  const { familyName, dateOfBirth, yearGroup, className, parents } = first
  const twin = { ...second, familyName, dateOfBirth, yearGroup, className, parents }
  joiners[1] = twin
  const pupils = [...moved, ...renamed, ...autumn.slice(17), ...joiners]
  return { pupils, leavers, moved, renamed, joiners, twins: [first, twin] as const }
}

export type SampleAdult = { id: string; givenName: string; familyName: string; email: string; title: string }

/** Made-up members of staff or governors. */
export const sampleAdults = (count: number, titles: string[], domain: string): SampleAdult[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${domain.slice(0, 1).toUpperCase()}${100 + at}`,
    givenName: nth(ADULT, at * 5 + 3),
    familyName: nth(FAMILY, at * 3 + 1),
    email: `adult${at}@${domain}.example`,
    title: nth(titles, at),
  }))
