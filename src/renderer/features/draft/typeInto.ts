type TypingCommands = { readonly execCommand: (name: 'insertText' | 'delete', showInterface: false, text?: string) => boolean }

/**
 * Replaces [start, end) of a text area as typing does: the area's own undo takes it back, and its input event tells of the new text.
 * `execCommand` is deprecated, and is the only way to an edit that Ctrl Z knows of.
 */
export function typeInto(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  area.focus()
  area.setSelectionRange(start, end)
  if (start === end && text === '') return
  const commands: TypingCommands = document as unknown as TypingCommands
  const isDone = text === '' ? commands.execCommand('delete', false) : commands.execCommand('insertText', false, text)
  if (!isDone) throw new Error('the text area took no edit')
}
