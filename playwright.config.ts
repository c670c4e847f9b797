import { defineConfig } from '@playwright/test'

const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e/journeys',
  outputDir: 'e2e/results',
  globalSetup: './e2e/fixtures/server.ts',
  // Two cores: the server and the database want one of them.
  workers: 2,
  // A whole journey, with axe on every page, on cores that the server and the database use too.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      // Chromium's sandbox does not run as root.
      args: asRoot ? ['--no-sandbox'] : [],
    },
  },
})
