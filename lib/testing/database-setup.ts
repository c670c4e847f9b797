import type { TestProject } from 'vitest/node'
import { temporaryDatabase } from './database'

declare module 'vitest' {
  interface ProvidedContext {
    database: { applicationUrl: string; ownerUrl: string; superuserUrl: string }
  }
}

/** One database for a run: each test makes a school of its own in it. */
export default async function setup(project: TestProject) {
  const { remove, applicationUrl, ownerUrl, superuserUrl } = await temporaryDatabase()
  project.provide('database', { applicationUrl, ownerUrl, superuserUrl })
  return remove
}
