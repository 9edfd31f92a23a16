import fs from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../src/main/cli/exitCode.ts'
import { yizhaiProgram } from '../src/main/cli/yizhaiProgram.ts'
import { repositoryRoot } from './setup/runCommand.mjs'

const papers = ['README.md', 'CHANGELOG.md', ...fs.readdirSync(path.join(repositoryRoot, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
)
const textOf = (name: string) => fs.readFileSync(path.join(repositoryRoot, name), 'utf8')
const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
const program = yizhaiProgram('en')
/** Scripts of package.json that are commands of the command line. */
const aliases = ['summarize', 'guard', 'model', 'bundle', 'audit', 'batch', 'serve', 'backup'].filter((name) => name in scripts)

/** Command lines in code, in blocks and between backticks, up to what follows them in a sentence. */
function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'))
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return [...blocks, ...spans].map((line) => line.replace(/\s+#.*$/, '').trim())
}

/** Each `yizhai …` in the papers as the words that follow it; `npm run bundle -- make` says the same as `yizhai bundle make`. */
function commandLinesOf(name: string): readonly (readonly string[])[] {
  return codeOf(textOf(name)).flatMap((line) => {
    const direct = /^(?:npm run (?:-s )?yizhai -- |yizhai )(.+)$/.exec(line)?.[1]
    const alias = new RegExp(`^npm run (?:-s )?(${aliases.join('|')})(?: -- (.*))?$`).exec(line)
    const said = direct ?? (alias ? `${alias[1] ?? ''} ${alias[2] ?? ''}` : undefined)
    return said === undefined ? [] : [said.split(/\s+/).filter(Boolean)]
  })
}

/** What of a command line the tree does not know. Words in capitals, in brackets and after the command stand for what the reader puts there. */
function unknownIn(words: readonly string[]): readonly string[] {
  const top = program.commands.find((child) => child.name() === words[0]) ?? program
  const known = ['--help', '--version', '--json', ...optionsUnder(top)]
  const unknown = words.flatMap((word) => word.match(/--[a-z-]+/g) ?? []).filter((option) => !known.includes(option))
  let command: Command = program
  for (const word of words) {
    if (command.commands.length === 0 || !/^[a-z|-]+$/.test(word) || word.startsWith('-')) continue
    const names = word.split('|').filter((part) => part !== '')
    unknown.push(...names.filter((part) => !command.commands.some((child) => child.name() === part)))
    const next = command.commands.find((child) => child.name() === names[0])
    // more ways to go on follow: each is looked for where the first was
    if (next && names.length === 1 && (command === program || !words.includes('|'))) command = next
  }
  return unknown
}

function optionsUnder(command: Command): readonly (string | undefined)[] {
  return [...command.options.map(({ long }) => long), ...command.commands.flatMap(optionsUnder)]
}

describe.each(papers)('%s', (name) => {
  it('names only scripts that are there', () => {
    const named = [...textOf(name).matchAll(/npm run (?:-s |--silent )?([a-z][a-z:-]*)/g)].map(([, script = '']) => script)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  it('names only commands and options of the command line that are there', () => {
    expect(commandLinesOf(name).flatMap((words) => unknownIn(words).map((word) => `${word} in: ${words.join(' ')}`))).toEqual([])
  })

  it('links only to files that are there', () => {
    const links = [...textOf(name).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !fs.existsSync(path.join(repositoryRoot, path.dirname(name), link)))).toEqual([])
  })
})

it('the check of command lines sees one that is wrong', () => {
  expect(unknownIn(['bundle', 'mend', 'FILE'])).toEqual(['mend'])
  expect(unknownIn(['model', 'list', '--yaml'])).toEqual(['--yaml'])
  expect(unknownIn(['bundle', 'make|sign', '[--json]'])).toEqual([])
})

it("IT's guide has every exit code, in both languages", () => {
  const guide = textOf('docs/it-guide.md')
  for (const { code } of exitCodes) expect(guide.match(new RegExp(`(^|· )${String(code)} [^·]`, 'gm'))?.length).toBe(2)
})

describe('the page for a hospital’s IT says the same in both languages', () => {
  const pages = ['docs/security.md', 'docs/security.zh.md'].map(textOf)
  const bothOf = (read: (text: string) => unknown) => pages.map((text) => read(text))
  it.each<[string, (text: string) => unknown]>([
    ['headings, rows and points', (text) => [...text.matchAll(/^(#+ |\| |- )/gm)].map(([mark]) => mark)],
    ['commands, addresses and files', (text) => [...codeOf(text)].sort()],
    ['promises', (text) => (text.match(/(?<![A-Za-z0-9])[A-FPRS]\d(?:\.\d)?(?:–[A-F]?\d)?/g) ?? []).sort()],
    ['figures', (text) => (text.replace(/`[^`]*`/g, '').match(/(?<![A-Za-z\d.])\d[\d,.]*\d|(?<![A-Za-z\d.–])\d(?!\d)/g) ?? []).sort()],
  ])('%s', (_, read) => {
    const [english, chinese] = bothOf(read)
    expect(english).toSatisfy((found: unknown[]) => found.length > 3)
    expect(chinese).toEqual(english)
  })
})

it('every script of package.json stands in a paper', () => {
  const all = papers.map(textOf).join('\n')
  const silent = ['start', 'test']
  expect(
    Object.keys(scripts).filter((script) => !silent.includes(script) && !new RegExp(`npm run (-s )?${script}(?![\\w:-])`).test(all)),
  ).toEqual([])
})
