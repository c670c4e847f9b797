import fc from 'fast-check'
import { sampleUpn } from './sample-school.factory'

const HEADINGS =
  'UPN, Admission Number, Forename, Surname, DOB, Year, Class, Contact ID, Contact Forename, Contact Surname, Contact Email, Contact Phone, Relationship, Parental Responsibility, Court Order, Lives With'.split(
    ', ',
  )

const some = (...cells: string[]) => fc.constantFrom('', ...cells)

const FORENAMES = ['Ada', 'Ben', 'Cy']

const row = fc.tuple(
  // Which of three pupils, and whether the row says either of their numbers.
  fc.constantFrom('1', '2', '3'),
  fc.constantFrom('upn', 'id', 'both', '', ''),
  fc.constantFrom(...FORENAMES),
  fc.constantFrom('Byron', 'Stone'),
  some('01/02/2018', '03/04/2019'),
  some('2', '3'),
  some('Oak', 'Elm'),
  some('7', '8'),
  some('Anna', 'Carl', 'Ada'),
  some('Byron', 'Stone'),
  some('home@mail.example', 'work@mail.example'),
  some('07700 900001', '07700 900002'),
  some('Mother', 'Carer'),
  some('Yes', 'No'),
  some('Yes', 'No'),
  some('Yes', 'No'),
)

/** Tables with few names and many gaps, in which everybody might be everybody else. */
export const untidyTable: fc.Arbitrary<string[][]> = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => [
  HEADINGS,
  ...rows.map(([id, says, forename, surname, birth, ...rest]) => [
    ['upn', 'both'].includes(says) ? sampleUpn(Number(id)) : '',
    ['id', 'both'].includes(says) ? id : '',
    says === '' ? forename : (FORENAMES[Number(id) - 1] ?? forename),
    surname,
    // A child with neither number nor date of birth is asked about, and may be asked about again.
    says === '' ? birth || '01/02/2018' : birth,
    ...rest,
  ]),
])
