/**
 * One line about the set-up, on standard error: standard output belongs to what was asked for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`)
}
