/** Ends the program with one sentence that says what to do, and exit code 1. */
export function stopWith(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
