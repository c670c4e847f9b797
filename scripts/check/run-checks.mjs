import { step } from '../prepare/steps.mjs'
import { CHECKS } from './stages.mjs'

/** Runs every check, also after one has failed; resolves to the number that failed. */
export async function runChecks() {
  let failed = 0
  for (const [name, check] of CHECKS) {
    try {
      await step(name, check)
    } catch (error) {
      failed += 1
      console.error(error.message)
    }
  }
  return failed
}
