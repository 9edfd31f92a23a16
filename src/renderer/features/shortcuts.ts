import type { Repair } from '../../shared/guard/finding.ts'

/** Every key of the window, in one table: what is pressed, what is shown beside the control, what a screen reader is told. */
export const shortcuts = {
  startDraft: { shown: 'Ctrl D', aria: 'Control+D', control: true, shift: false, alt: false, key: 'd' },
  stopDraft: { shown: 'Esc', aria: 'Escape', control: false, shift: false, alt: false, key: 'escape' },
  sign: { shown: 'Ctrl ↵', aria: 'Control+Enter', control: true, shift: false, alt: false, key: 'enter' },
  copyNextSection: { shown: 'F9', aria: 'F9', control: false, shift: false, alt: false, key: 'f9' },
  copyNote: { shown: 'Ctrl ⇧ C', aria: 'Control+Shift+C', control: true, shift: true, alt: false, key: 'c' },
  openFile: { shown: 'Ctrl O', aria: 'Control+O', control: true, shift: false, alt: false, key: 'o' },
  previousStatement: { shown: 'Alt ↑', aria: 'Alt+ArrowUp', control: false, shift: false, alt: true, key: 'arrowup' },
  nextStatement: { shown: 'Alt ↓', aria: 'Alt+ArrowDown', control: false, shift: false, alt: true, key: 'arrowdown' },
  previousFinding: { shown: '⇧ F8', aria: 'Shift+F8', control: false, shift: true, alt: false, key: 'f8' },
  nextFinding: { shown: 'F8', aria: 'F8', control: false, shift: false, alt: false, key: 'f8' },
  repairReplace: { shown: 'Alt 1', aria: 'Alt+1', control: false, shift: false, alt: true, key: '1' },
  repairQuote: { shown: 'Alt 2', aria: 'Alt+2', control: false, shift: false, alt: true, key: '2' },
  repairDelete: { shown: 'Alt 3', aria: 'Alt+3', control: false, shift: false, alt: true, key: '3' },
  repairOwn: { shown: 'Alt 4', aria: 'Alt+4', control: false, shift: false, alt: true, key: '4' },
  overrideFinding: { shown: 'Alt R', aria: 'Alt+R', control: false, shift: false, alt: true, key: 'r' },
  insertOmission: { shown: 'Alt I', aria: 'Alt+I', control: false, shift: false, alt: true, key: 'i' },
  nextPane: { shown: 'F6', aria: 'F6', control: false, shift: false, alt: false, key: 'f6' },
  print: { shown: 'Ctrl P', aria: 'Control+P', control: true, shift: false, alt: false, key: 'p' },
  settings: { shown: 'Ctrl ,', aria: 'Control+Comma', control: true, shift: false, alt: false, key: ',' },
  history: { shown: 'Alt H', aria: 'Alt+H', control: false, shift: false, alt: true, key: 'h' },
  toggleQueue: { shown: 'Ctrl B', aria: 'Control+B', control: true, shift: false, alt: false, key: 'b' },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

/** A kind of repair has the same key at every finding. */
export const repairShortcuts = {
  replace: 'repairReplace',
  quote: 'repairQuote',
  delete: 'repairDelete',
  own: 'repairOwn',
} as const satisfies Record<Repair['kind'], ShortcutName>

type Shortcut = {
  readonly shown: string
  readonly aria: string
  readonly control: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** `KeyboardEvent.key` in lower case. */
  readonly key: string
}

/** The system's own paste, shown beside what it does. */
export const pasteKeys = 'Ctrl V'

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>

/** The shortcut that was pressed; none while an input method is composing, whose Enter and Esc are its own. */
export function shortcutOf(pressed: PressedKey): ShortcutName | null {
  if (pressed.isComposing) return null
  const names = Object.keys(shortcuts) as ShortcutName[]
  return names.find((name) => isPressed(shortcuts[name], pressed)) ?? null
}

function isPressed(shortcut: Shortcut, pressed: PressedKey): boolean {
  return (
    pressed.key.toLowerCase() === shortcut.key &&
    (pressed.ctrlKey || pressed.metaKey) === shortcut.control &&
    pressed.shiftKey === shortcut.shift &&
    pressed.altKey === shortcut.alt
  )
}
