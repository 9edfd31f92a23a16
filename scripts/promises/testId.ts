import fs from 'node:fs'
import path from 'node:path'

/** A test by its file, from the repository's root, and its title as it stands in the source, with the marks of a table (`%s`) and of a template (`${…}`). */
export type TestId = { readonly file: string; readonly title: string }

export const testsIn = (file: string, titles: readonly string[]): TestId[] => titles.map((title) => ({ file, title }))

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the title is once the values of a table stand in it. */
export function patternOf({ title }: TestId): RegExp {
  const parts = title.split(/%[sjdio]|\$\{[^}]*\}|\$[A-Za-z.]+/)
  return new RegExp(`^${parts.map(escaped).join('[\\s\\S]*')}$`)
}

/** Whether the file holds a test of that title. */
export function isInSource(root: string, { file, title }: TestId): boolean {
  const place = path.join(root, file)
  if (!fs.existsSync(place)) return false
  const source = fs.readFileSync(place, 'utf8')
  return [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``].some((literal) => source.includes(literal))
}
