import { expect, test } from 'vitest'
import { filterCommands, type PaletteCommand } from './filterCommands.ts'

function command(name: PaletteCommand['name'], words: string, ...alsoFoundBy: string[]): PaletteCommand {
  return { name, words, alsoFoundBy, isAvailable: true }
}

const commands = [
  command('startDraft', '起草或重新起草', 'Draft, or draft again', 'Ctrl D'),
  command('sign', '签署', 'Sign', 'Ctrl ↵'),
  command('copyNextSection', '复制下一节', 'Copy the next section', 'F9'),
  command('copyNote', '复制全部', 'Copy all', 'Ctrl ⇧ C'),
]
const found = (query: string) => filterCommands(commands, query).map(({ name }) => name)

test('an empty query finds every command, in the order of the table', () => {
  expect([found(''), found('   ')]).toEqual([commands.map(({ name }) => name), commands.map(({ name }) => name)])
})

test('a part of the words is enough, in either language, and in any case or width', () => {
  expect([found('制下'), found('SIGN'), found('ｃｏｐｙ'), found('署')]).toEqual([
    ['copyNextSection'],
    ['sign'],
    ['copyNextSection', 'copyNote'],
    ['sign'],
  ])
})

test('every word has to be there, in any order', () => {
  expect([found('all copy'), found('copy sign'), found('下一节 复制')]).toEqual([['copyNote'], [], ['copyNextSection']])
})

test('a key finds its command', () => {
  expect([found('f9'), found('ctrl d')]).toEqual([['copyNextSection'], ['startDraft']])
})

test('what begins with the query comes before what only holds it', () => {
  const some = [command('copyNote', '全部复制'), command('copyNextSection', '复制下一节'), command('sign', 'Then 复制')]
  expect(filterCommands(some, '复制').map(({ name }) => name)).toEqual(['copyNextSection', 'sign', 'copyNote'])
})

test('nothing is found by what is nowhere', () => {
  expect(found('心电图')).toEqual([])
})
