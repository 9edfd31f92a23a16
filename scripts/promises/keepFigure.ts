import fs from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, '../../test-results/figures')

/** Keeps what a command measured, in one line, for `npm run promises`. */
export function keepFigure(name: string, figure: string): void {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${name}.txt`), `${figure}\n`)
}

/** What a command measured, and on which day. */
export type KeptFigure = { readonly figure: string; readonly on: string }

/** Every figure that was kept on this machine, by its name. */
export function readFigures(): Map<string, KeptFigure> {
  if (!fs.existsSync(folder)) return new Map()
  const read = (name: string): [string, KeptFigure] => {
    const file = path.join(folder, name)
    const on = fs.statSync(file).mtime.toISOString().slice(0, 10)
    return [path.basename(name, '.txt'), { figure: fs.readFileSync(file, 'utf8').trim(), on }]
  }
  return new Map(
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map(read),
  )
}

const mark = '<!-- figures of commands: '

/** The figures as the page carries them: a drill of an hour is not run again on every machine that writes the page. */
export const figuresLine = (figures: ReadonlyMap<string, KeptFigure>): string =>
  `${mark}${JSON.stringify(Object.fromEntries(figures)).replaceAll('--', '\\u002d-')} -->`

/** The figures that an earlier page carries; none where there is no such line. */
export function figuresOfPage(page: string): Map<string, KeptFigure> {
  const line = page.split('\n').find((text) => text.startsWith(mark))
  if (line === undefined) return new Map()
  return new Map(Object.entries(JSON.parse(line.slice(mark.length, -' -->'.length)) as Record<string, KeptFigure>))
}
