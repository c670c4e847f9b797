import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const UNIT = '**/*.unit.test.{ts,tsx}'
const ELSEWHERE = ['node_modules/**', '.next*/**', '.data/**', 'e2e/**']
// They change their process: its settings, what is loaded in it, its connections. All others share two of them.
const APART = [
  'app/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
  'lib/{backup,db,jobs,keys,mail,storage}/**/*.test.ts',
  'lib/auth/{session*,openid/*}.test.ts',
  'lib/accounts/{commands/set-up-first-school,queries/accounts}.test.ts',
  'lib/documents/killed-worker.test.ts',
  'lib/edge.test.ts',
]
const ON_A_DATABASE = { globalSetup: './lib/testing/database-setup.ts', setupFiles: './lib/testing/environment.ts' }

export default defineConfig({
  resolve: {
    alias: [
      { find: 'server-only', replacement: at('./lib/testing/empty.ts') },
      { find: /^@\//, replacement: at('./') },
    ],
  },
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: ELSEWHERE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ELSEWHERE, UNIT, ...APART],
          isolate: false,
          ...ON_A_DATABASE,
        },
      },
      {
        extends: true,
        test: { name: 'integration-apart', include: APART, exclude: [...ELSEWHERE, UNIT], ...ON_A_DATABASE },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['e2e/faults/**/*.test.ts'],
          // Each brings a whole installation of its own, and wants both cores.
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 300_000,
          // The numbers are what it is run for.
          disableConsoleIntercept: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'entries',
          include: ['e2e/entries/**/*.test.ts'],
          globalSetup: './e2e/entries/setup.ts',
          setupFiles: './e2e/entries/environment.ts',
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
