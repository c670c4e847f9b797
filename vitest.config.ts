import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const UNIT = '**/*.unit.test.{ts,tsx}'
const ELSEWHERE = ['node_modules/**', '.next/**', '.data/**', 'e2e/**']

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
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: ELSEWHERE } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ELSEWHERE, UNIT],
          globalSetup: './lib/testing/database-setup.ts',
          setupFiles: './lib/testing/environment.ts',
        },
      },
    ],
  },
})
