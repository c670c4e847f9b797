import fc from 'fast-check'
import { sampleUpn } from './sample-school.factory'

const HEADINGS =
  'UPN, Admission Number, Forename, Surname, DOB, Year, Class, Contact ID, Contact Forename, Contact Surname, Contact Email, Contact Phone, Relationship, Parental Responsibility, Court Order, Lives With'.split(
    ', ',
  )

const some = (...cells: string[]) => fc.constantFrom('', ...cells)

const NUMBERS = ['1', '2', '3']
const forename = some('Ada', 'Ben', 'Cy')
const surname = some('Byron', 'Stone')

const row = fc.tuple(
  // UPN and admission number, each of any of three pupils or not said.
  some(...NUMBERS),
  some(...NUMBERS),
  forename,
  surname,
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

/**
 * Tables with few names and many gaps, in which everybody might be everybody else; one number stands for other names in another table.
 * Half of them give a number one name within the table: most of the others contradict themselves, and reading them is an error.
 */
export const untidyTable: fc.Arbitrary<string[][]> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    names: fc.tuple(...NUMBERS.map(() => fc.tuple(forename, surname))),
    coherent: fc.boolean(),
  })
  .map(({ rows, names, coherent }) => [
    HEADINGS,
    ...rows.map(([upn, id, given, family, ...rest]) => {
      const number = upn || id
      const [own, theirs] = (coherent && names[Number(number) - 1]) || [given, family]
      return [upn && sampleUpn(Number(upn)), coherent ? id && number : id, own, theirs, ...rest]
    }),
  ])
