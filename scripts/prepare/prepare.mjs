import { build, buildIsFresh } from './build.mjs'
import { checkoutFault } from './checks.mjs'
import { generate, generatedIsFresh } from './generate.mjs'
import { install, packagesAreInstalled } from './install.mjs'
import { step } from './steps.mjs'

function needWritableCheckout() {
  const fault = checkoutFault()
  if (fault) throw new Error(fault)
}

/** Packages and the database client, as far as they are missing or old. */
export async function preparePackages() {
  if (!packagesAreInstalled()) {
    needWritableCheckout()
    await step('Packages (npm ci)', install)
  }
  if (!generatedIsFresh()) {
    needWritableCheckout()
    await step('Database client', () => generate().then(() => undefined))
  }
}

/** The built pages, when they are missing or older than their sources. */
export async function prepareBuild() {
  if (buildIsFresh()) return
  needWritableCheckout()
  await step('Pages (next build)', build)
}
