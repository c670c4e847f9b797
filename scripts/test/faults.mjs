import { prepareBuild } from '../prepare/prepare.mjs'
import { runVitest } from './vitest.mjs'

/** Builds the pages and kills, slows, fills and stops the parts of an installation that people are signing on. */
export async function runFaults(args) {
  await prepareBuild()
  return runVitest('faults', args)
}
