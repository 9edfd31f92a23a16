import fs from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, '../../test-results/figures')

/** Keeps what a command measured, in one line, for `npm run promises`. */
export function keepFigure(name: string, figure: string): void {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${name}.txt`), `${figure}\n`)
}

/** Every figure that was kept, by its name. */
export function readFigures(): Map<string, string> {
  if (!fs.existsSync(folder)) return new Map()
  const read = (file: string): [string, string] => [path.basename(file, '.txt'), fs.readFileSync(path.join(folder, file), 'utf8').trim()]
  return new Map(
    fs
      .readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map(read),
  )
}
