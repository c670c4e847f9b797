/** Tables to fill in by hand, each with its headings alone. */
export const TEMPLATES = [
  { href: '/templates/pupils-and-parents.csv', label: 'Pupils with their parents and carers' },
  { href: '/templates/staff.csv', label: 'Staff' },
  { href: '/templates/governors.csv', label: 'Governors' },
] as const
