/** The architecture, as one table: each domain and the domains it may use. */
const MAY_USE = {
  schools: [],
  people: ['schools'],
  accounts: ['schools', 'people'],
  policies: ['schools'],
  rounds: ['schools', 'people', 'policies'],
  signing: ['schools', 'people', 'policies', 'rounds'],
  compliance: ['schools', 'people', 'policies', 'rounds', 'signing'],
  sealing: ['schools'],
  documents: ['schools', 'people', 'policies', 'rounds', 'signing', 'compliance', 'sealing'],
  // Paper that comes back: its pages land on the forms that were printed.
  scans: ['schools', 'people', 'policies', 'rounds', 'signing', 'documents'],
  // What governors and inspectors are given about a round.
  inspection: ['schools', 'people', 'policies', 'rounds', 'signing', 'compliance', 'documents'],
  reminders: ['schools', 'people', 'rounds', 'compliance'],
  imports: ['schools', 'people', 'signing'],
  authorisations: ['schools', 'people'],
  'data-rights': [
    'schools',
    'people',
    'accounts',
    'policies',
    'rounds',
    'signing',
    'sealing',
    'documents',
    'scans',
    'imports',
    'authorisations',
  ],
  // What follows from an announcement: it may use every domain, and none may use it.
  reactions: [
    'schools',
    'people',
    'accounts',
    'policies',
    'rounds',
    'signing',
    'compliance',
    'sealing',
    'documents',
    'scans',
    'reminders',
    'imports',
    'authorisations',
    'data-rights',
  ],
}
const FOUNDATION = '^lib/(db|auth|audit|jobs|mail|storage|format|keys|backup)/|^lib/[^/]+[.]ts$'
// A large domain keeps one file for each verb in a folder of that name.
const PUBLIC = '(queries|commands|schema|types)[.]ts$|^lib/[^/]+/(queries|commands)/[a-z-]+[.]ts$'
const TESTS = '[.](test|factory)[.]tsx?$|^lib/testing/'

const rule = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule('lib-never-imports-ui', { path: '^lib/' }, { path: '^(app|components)/' }),
    rule('components-never-import-app', { path: '^components/' }, { path: '^app/' }),
    rule(
      'components-get-data-by-props',
      { path: '^components/' },
      { path: '^lib/', pathNot: ['(schema|types)[.]ts$', '^lib/format/', '^lib/auth/actor[.]ts$'] },
    ),
    rule(
      'foundation-knows-no-domain',
      { path: FOUNDATION, pathNot: TESTS },
      { path: `^lib/(${Object.keys(MAY_USE).join('|')})/` },
    ),
    rule(
      'schemas-are-browser-safe',
      { path: '(schema|types)[.]ts$' },
      { path: '^lib/', pathNot: ['(schema|types)[.]ts$', '^lib/format/', '^lib/auth/actor[.]ts$'] },
    ),
    rule('app-never-touches-the-database', { path: '^app/' }, { path: '^lib/db/' }),
    rule('prisma-stays-in-lib-db', { pathNot: ['^lib/db/', '^prisma/'] }, { path: '@prisma/' }),
    ...Object.entries(MAY_USE).map(([domain, allowed]) =>
      rule(
        `${domain}-imports`,
        { path: `^lib/${domain}/`, pathNot: TESTS },
        { path: '^lib/', pathNot: [FOUNDATION, `^lib/(${[domain, ...allowed].join('|')})/`] },
      ),
    ),
    rule(
      'domains-meet-at-public-files',
      { path: '^(?:lib/([^/]+)/|app/)', pathNot: TESTS },
      { path: `^lib/(${Object.keys(MAY_USE).join('|')})/`, pathNot: [PUBLIC, '^lib/$1/'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/db/generated' },
  },
}
