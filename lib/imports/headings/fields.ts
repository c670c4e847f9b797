import type { Field } from './types'

/** The names that systems give to each field, without the person it belongs to, in lower case and single spaces. */
const NAMES: Record<Field, string> = {
  givenName:
    'forename, forenames, first name, first names, firstname, given name, given names, legal forename, legal first name, legal forenames, legal given name, christian name, fname',
  familyName:
    'surname, last name, lastname, family name, legal surname, legal last name, legal family name, second name, lname',
  shownGivenName:
    'preferred forename, preferred first name, preferred given name, chosen forename, chosen first name, known as, chosen name, preferred name',
  shownFamilyName: 'preferred surname, preferred last name, preferred family name, chosen surname, chosen last name',
  fullName: 'name, full name, fullname, legal name, display name, surname forename, surname first name',
  dateOfBirth: 'dob, d o b, date of birth, birth date, birthdate, born, dateofbirth',
  upn: 'upn, unique pupil number, unique pupil no, upn number',
  externalId:
    'id, admission number, admission no, admissionnumber, adm no, adno, admno, mis id, person id, personid, sims id, arbor id, bromcom id, external id, code, number, no, ref, reference, roll number, unique id, employee number, employee id, payroll number, sourced id',
  yearGroup:
    'year, year group, yeargroup, nc year, ncyear, nc year actual, actual nc year, nc year group, national curriculum year, curriculum year, yr, yr group, year gp, year taught in, grade',
  className:
    'class, class name, classname, reg group, reggroup, reg grp, registration group, registration form, registration, reg, tutor group, form, form group, form name, home room, homeroom',
  email:
    'email, e mail, email address, e mail address, emailaddress, primary email, primary e mail, primary email address, main email, home email, email home, personal email, work email, email work, school email, default email, preferred email, mail',
  phone:
    'phone, phone number, telephone, telephone number, tel, tel no, tel number, mobile, mobile phone, mobile number, mobile no, mobile tel, home phone, home telephone, primary phone, primary telephone, main telephone, main phone, contact number, daytime phone, work phone, cell, sms',
  jobTitle:
    'job title, jobtitle, job, role, roles, post, post title, position, staff role, occupation, job role, category, type, committee, governor type, governor category, term of office, appointed by, appointing body, department',
  relationship:
    'relationship, relation, relationship to pupil, relationship to child, relationship to student, relation to pupil, relation to child, relation to student, relationship type',
  priority: 'priority, order, call order, contact order, contact priority, priority order, priority number, sequence',
  parentalResponsibility:
    'parental responsibility, pr, has parental responsibility, has pr, parental resp, parental resp flag, parentalresponsibility, legal responsibility, legal guardian',
  livesWith:
    'lives with, lives with pupil, lives with child, lives with student, liveswith, same address, same address as pupil, resident with, pupil lives here, livesat',
  receivesMail:
    'receives mail, receives mailing, receives correspondence, correspondence, mailing, receives mailings, receives email, receives letters, mail recipient, sends correspondence, school correspondence, receives reports, copies of mail',
  contactOrder:
    'court order, has court order, no contact, do not contact, must not be contacted, contact restricted, contact restriction, restricted contact, access restricted',
}

const FIELD_OF = new Map(
  (Object.entries(NAMES) as [Field, string][]).flatMap(([field, names]) =>
    names.split(', ').map((name) => [name, field] as const),
  ),
)

/** The field that a heading without its owner names; undefined for one that nobody needs or knows. */
export const fieldNamed = (words: string): Field | undefined => FIELD_OF.get(words)

export const CONTACT_ONLY: ReadonlySet<Field> = new Set<Field>([
  'relationship',
  'priority',
  'parentalResponsibility',
  'livesWith',
  'receivesMail',
  'contactOrder',
])
export const PUPIL_ONLY: ReadonlySet<Field> = new Set<Field>(['upn', 'yearGroup', 'className'])
export const NAME_FIELDS: ReadonlySet<Field> = new Set<Field>([
  'givenName',
  'familyName',
  'shownGivenName',
  'shownFamilyName',
  'fullName',
])
