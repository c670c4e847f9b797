import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import { TEMPLATES } from './templates'

const SHAPES = [
  {
    shape: 'One row for each pupil',
    how: 'The pupil’s name, year group and class, and columns for a first and a second parent. Most systems call this a pupil list or a custom report.',
  },
  {
    shape: 'One row for each pupil and contact',
    how: 'A pupil with three contacts has three rows. The contact reports of SIMS, Arbor and Bromcom are usually like this.',
  },
  {
    shape: 'A table of pupils and a table of contacts',
    how: 'Each row of a contact names its pupil by UPN or admission number. Choose both files together; staff and governors may be two more.',
  },
  {
    shape: 'A OneRoster archive',
    how: 'The .zip of a OneRoster 1.1 or 1.2 export, as it is.',
  },
]

/** Which exports can be read, and tables to fill in where there is none. */
export const ExportGuide = () => (
  <Disclosure summary="Which exports work, and a table to fill in">
    <div className="prose">
      <p>
        Any system that can export a table will do. Headings are known by what they say, in any order: Forename or First
        Name, Reg Group or Tutor Group, NC Year or Year Group. You can put right what was read wrongly.
      </p>
      <dl>
        {SHAPES.map(({ shape, how }) => (
          <div key={shape} className="mb-3">
            <dt className="font-semibold">{shape}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p>
        Include the UPN or your system’s own number of each pupil. People are matched by these first and never by name
        alone, so that no child comes to the wrong family. An older .xls is saved as .xlsx first.
      </p>
      <p>No such system? Fill in one of these in any spreadsheet and keep its first row as it is:</p>
      <ul>
        {TEMPLATES.map(({ href, label }) => (
          <li key={href}>
            <TextLink href={href} download>
              {label} <span className="whitespace-nowrap">(.csv)</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  </Disclosure>
)
