import { fromRoot } from './paths.mjs'

/** The script behind a tool that npm installed, to be run with this very Node.js. */
export const TOOLS = {
  biome: fromRoot('node_modules/@biomejs/biome/bin/biome'),
  depcruise: fromRoot('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  next: fromRoot('node_modules/next/dist/bin/next'),
  playwright: fromRoot('node_modules/@playwright/test/cli.js'),
  tsc: fromRoot('node_modules/typescript/bin/tsc'),
  vitest: fromRoot('node_modules/vitest/vitest.mjs'),
}
