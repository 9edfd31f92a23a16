import { expect, test } from 'vitest'
import { pasteKeys, repairShortcuts, shortcutOf, shortcuts, type PressedKey } from './shortcuts.ts'

function pressed(key: string, change: Partial<PressedKey> = {}): PressedKey {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, ...change }
}

test('knows each shortcut by its key and modifiers', () => {
  const keys = [
    pressed('d', { ctrlKey: true }),
    pressed('Enter', { ctrlKey: true }),
    pressed('C', { ctrlKey: true, shiftKey: true }),
    pressed('F9'),
    pressed('ArrowDown', { altKey: true }),
    pressed('Escape'),
  ]
  expect(keys.map(shortcutOf)).toEqual(['startDraft', 'sign', 'copyNote', 'copyNextSection', 'nextStatement', 'stopDraft'])
})

test('the keys of the findings, each kind of repair its own', () => {
  const alt = { altKey: true }
  const keys = [pressed('F8'), pressed('F8', { shiftKey: true }), ...['1', '2', '3', '4', 'r', 'i'].map((key) => pressed(key, alt))]
  expect(keys.map(shortcutOf)).toEqual([
    'nextFinding',
    'previousFinding',
    repairShortcuts.replace,
    repairShortcuts.quote,
    repairShortcuts.delete,
    repairShortcuts.own,
    'overrideFinding',
    'insertOmission',
  ])
})

test('history, paper and settings have their keys from the same table', () => {
  const keys = [pressed('h', { altKey: true }), pressed('p', { ctrlKey: true }), pressed(',', { ctrlKey: true })]
  expect(keys.map(shortcutOf)).toEqual(['history', 'print', 'settings'])
  expect([shortcuts.history, shortcuts.print, shortcuts.settings].map(({ shown }) => shown)).toEqual(['Alt H', 'Ctrl P', 'Ctrl ,'])
})

test('no two shortcuts are the same key', () => {
  const shown = Object.values(shortcuts).map(({ aria }) => aria)
  expect(new Set(shown).size).toBe(shown.length)
})

test('a key with another modifier is not the shortcut', () => {
  const keys = [pressed('d'), pressed('c', { ctrlKey: true }), pressed('Enter', { ctrlKey: true, shiftKey: true }), pressed('ArrowDown')]
  expect(keys.map(shortcutOf)).toEqual([null, null, null, null])
})

test('shows each key as it stands on the keyboard', () => {
  const { sign, copyNote, previousStatement, stopDraft } = shortcuts
  expect([sign, copyNote, previousStatement, stopDraft].map(({ shown }) => shown)).toEqual(['Ctrl ↵', 'Ctrl ⇧ C', 'Alt ↑', 'Esc'])
})

test('the system’s own paste is shown and not listened to', () => {
  expect([pasteKeys, shortcutOf(pressed('v', { ctrlKey: true }))]).toEqual(['Ctrl V', null])
})

test('leaves Enter and Esc to an input method that is composing', () => {
  expect(shortcutOf(pressed('Escape', { isComposing: true }))).toBeNull()
})
