import { expect, it } from 'vitest'
import { channelOf, commandNames, eventChannel } from './commandNames.ts'
import { commands } from './contract.ts'

it('the names are those of the contract, each once', () => {
  expect([...commandNames].sort()).toEqual(Object.keys(commands).sort())
})

it('every command and the events have a channel of their own', () => {
  const channels = [...commandNames.map(channelOf), eventChannel]
  expect(new Set(channels).size).toBe(commandNames.length + 1)
})
