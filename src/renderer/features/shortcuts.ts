import type { Repair } from '../../shared/guard/finding.ts'
import type { windowCommands } from './windowCommands.ts'
import { windowCommand, windowCommandNames, type WindowCommandName } from './windowCommands.ts'

export type ShortcutName = {
  [Name in WindowCommandName]: (typeof windowCommands)[Name]['keys'] extends string ? Name : never
}[WindowCommandName]

type Shortcut = {
  /** Beside the control, as on the keyboard. */
  readonly shown: string
  /** For a screen reader. */
  readonly aria: string
  readonly control: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** `KeyboardEvent.key` in lower case. */
  readonly key: string
}

const signs: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  Shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

function shortcutFor(aria: string): Shortcut {
  const parts = aria.split('+')
  return {
    shown: parts.map((part) => signs[part] ?? part).join(' '),
    aria,
    control: parts.includes('Control'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  }
}

/** Every key of the window: what is pressed, what is shown beside the control, what a screen reader is told. */
export const shortcuts = Object.fromEntries(
  windowCommandNames.flatMap((name) => {
    const { keys } = windowCommand(name)
    return keys === null ? [] : [[name, shortcutFor(keys)]]
  }),
) as Readonly<Record<ShortcutName, Shortcut>>

const listenedTo = (Object.keys(shortcuts) as ShortcutName[]).filter((name) => windowCommand(name).isSystemKey !== true)

/** A kind of repair has the same key at every finding. */
export const repairShortcuts = {
  replace: 'repairReplace',
  quote: 'repairQuote',
  delete: 'repairDelete',
  own: 'repairOwn',
} as const satisfies Record<Repair['kind'], ShortcutName>

/** The system's own paste, shown beside what it does. */
export const pasteKeys = shortcuts.pasteRecord.shown

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>

/** The shortcut that was pressed; none while an input method is composing, whose Enter and Esc are its own. */
export function shortcutOf(pressed: PressedKey): ShortcutName | null {
  if (pressed.isComposing) return null
  return listenedTo.find((name) => isPressed(shortcuts[name], pressed)) ?? null
}

function isPressed(shortcut: Shortcut, pressed: PressedKey): boolean {
  return (
    pressed.key.toLowerCase() === shortcut.key &&
    (pressed.ctrlKey || pressed.metaKey) === shortcut.control &&
    pressed.shiftKey === shortcut.shift &&
    pressed.altKey === shortcut.alt
  )
}
