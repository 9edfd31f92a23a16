import fs from 'node:fs'

/** Puts a table between the markers `<!-- name:start -->` and `<!-- name:end -->` of a document; a document without them is an error. */
export function writeBetween(file: string, name: string, text: string): void {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const old = fs.readFileSync(file, 'utf8')
  const from = old.indexOf(start)
  const to = old.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${file} has lost its ${name} markers`)
  fs.writeFileSync(file, `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}`)
}
