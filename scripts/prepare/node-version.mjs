const OLDEST = [20, 19]

/** A sentence when this Node.js is too old, else null. */
export function nodeVersionFault(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null
  return `Countersign needs Node.js ${OLDEST.join('.')} or later and this is ${version}: install a newer one from https://nodejs.org and start again.`
}
