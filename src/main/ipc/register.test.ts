import { beforeEach, describe, expect, it, vi } from 'vitest'
import { channelOf, commandNames } from '../../shared/commandNames.ts'
import type { CommandName, Handlers } from '../../shared/contract.ts'
import { AppFailure, type Result } from '../../shared/errors.ts'
import { registerCommands } from './register.ts'

type Listener = (event: unknown, input: unknown) => Promise<Result<unknown>>
const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) },
}))

const noteId = '00000000-0000-0000-0000-000000000001'
const draftId = '00000000-0000-0000-0000-000000000002'
const ours = { frame: 'ours' }
const foreign = { frame: 'foreign' }

/** Five levels of a thousand: 10¹⁵ items, in a few kilobytes. */
const bomb = Array.from({ length: 5 }).reduce<unknown>((level) => Array.from({ length: 1_000 }, () => level), 1)

const handle = vi.fn<(input: unknown) => unknown>()
const onBug = vi.fn<(error: unknown) => void>()

beforeEach(() => {
  listeners.clear()
  handle.mockReset().mockReturnValue({})
  onBug.mockReset()
  registerCommands({
    handlers: Object.fromEntries(commandNames.map((name) => [name, handle])) as unknown as Handlers,
    isTrusted: (event) => event === (ours as unknown),
    onBug,
  })
})

const call = async (command: CommandName, input: unknown, event: unknown = ours) => {
  const listener = listeners.get(channelOf(command))
  if (!listener) throw new Error(`no listener for ${command}`)
  return await listener(event, input)
}
const refusal = (code: string, params: object) => ({ ok: false, failure: { code, params } })

it('opens the channels of the contract and no other', () => {
  expect([...listeners.keys()].sort()).toEqual(commandNames.map(channelOf).sort())
})

describe('a call', () => {
  it('reaches its handler and brings its value back', async () => {
    handle.mockResolvedValue({ characters: 3 })
    expect(await call('copySection', { noteId, sectionId: 'plan' })).toEqual({ ok: true, value: { characters: 3 } })
    expect(handle.mock.calls).toEqual([[{ noteId, sectionId: 'plan' }]])
  })

  it('leaves behind the fields that the contract does not name', async () => {
    await call('openNote', { noteId, path: '/etc/passwd', ['__proto__']: { isAdmin: true } })
    expect(handle.mock.calls).toEqual([[{ noteId }]])
  })

  it('is refused where the schema itself stumbles over its shape', async () => {
    const length = { valueOf: 1, toString: 1 }
    expect(await call('copySection', { noteId, sectionId: { length } })).toEqual(refusal('invalid-input', { detail: 'shape' }))
    expect([handle.mock.calls, onBug.mock.calls]).toEqual([[], []])
  })

  it('comes back as the failure that its handler throws, at once or later', async () => {
    handle.mockImplementation(() => {
      throw new AppFailure('note-not-found')
    })
    expect(await call('openNote', { noteId })).toEqual(refusal('note-not-found', {}))
    handle.mockRejectedValue(new AppFailure('draft-running'))
    expect(await call('startDraft', { noteId, draftId, templateId: 'outpatient' })).toEqual(refusal('draft-running', {}))
    expect(onBug).not.toHaveBeenCalled()
  })

  it('that meets a bug tells the window only that there was one', async () => {
    const bug = new TypeError('cannot read 主诉 of undefined')
    handle.mockRejectedValue(bug)
    expect(await call('openNote', { noteId })).toEqual(refusal('unexpected', { name: 'TypeError' }))
    expect(onBug.mock.calls).toEqual([[bug]])
  })
})

describe('refused before the handler', () => {
  it.each(commandNames)('%s from another frame', async (command) => {
    expect(await call(command, {}, foreign)).toEqual(refusal('forbidden-sender', {}))
    expect(handle).not.toHaveBeenCalled()
  })

  it('a wrong value, named by its place and never by its content', async () => {
    const answer = await call('saveDraft', {
      draftId,
      baseVersion: 1,
      sections: [
        { id: 'plan', text: 12 },
        { id: '周某某'.repeat(99), text: '' },
      ],
    })
    expect(answer).toEqual(refusal('invalid-input', { detail: 'sections.0.text: invalid_type; sections.1.id: too_big' }))
    expect(handle).not.toHaveBeenCalled()
  })

  it('a missing input', async () => {
    expect(await call('loadWorkstation', undefined)).toMatchObject(refusal('invalid-input', {}))
  })

  it.each([
    ['texts over 15 million characters in all', { noteId, sectionId: '', more: Array.from({ length: 16 }, () => 'x'.repeat(1_000_000)) }],
    ['keys over 15 million characters', { noteId, sectionId: '', ['x'.repeat(15_000_001)]: 1 }],
    ['a list of more than 10,000', { noteId, sectionId: '', more: Array.from({ length: 10_001 }) }],
    [
      'an object of more than 10,000',
      { noteId, sectionId: '', more: Object.fromEntries(Array.from({ length: 10_001 }, (_, key) => [key, 1])) },
    ],
    ['nesting over eight deep', { noteId, sectionId: '', more: [[[[[[[[[1]]]]]]]]] }],
    ['50 MB of bytes', { noteId, sectionId: '', more: new Uint8Array(50_000_000) }],
    ['50 MB in a string object', { noteId, sectionId: '', more: Object('x'.repeat(14_000_000)) as unknown }],
    ['a map', { noteId, sectionId: '', more: new Map([['x', 'x']]) }],
  ])('%s, at once', async (_, input) => {
    const startedAt = performance.now()
    expect(await call('copySection', input)).toEqual(refusal('invalid-input', { detail: 'size' }))
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(handle).not.toHaveBeenCalled()
  })

  it.each([
    ['holds itself', (list: unknown[]) => list],
    ['holds the same list a thousand times a level', () => bomb],
  ])('a small value that %s', async (_, valueIn) => {
    const list: unknown[] = []
    list.push(valueIn(list))
    const startedAt = performance.now()
    expect(await call('copySection', { noteId, sectionId: '', more: list })).toEqual(refusal('invalid-input', { detail: 'size' }))
    expect(performance.now() - startedAt).toBeLessThan(3_000)
  })
})

it('the largest dropped file passes: 10 MB in base64', async () => {
  const base64 = 'A'.repeat(Math.ceil((10 * 1024 * 1024) / 3) * 4)
  expect(await call('importRecordFile', { name: 'record.txt', base64 })).toEqual({ ok: true, value: {} })
})
