const panes = ['queue', 'record', 'draft', 'ask'] as const

/** Moves the focus from pane to pane: to the open note, the record's text, the first thing to do with the draft, the field for a question where it is open. */
export function focusNextPane(): void {
  const current = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane']
  const at = panes.findIndex((name) => name === current)
  for (let step = 1; step <= panes.length; step++) {
    const name = panes[(at + step) % panes.length]
    const pane = document.querySelector<HTMLElement>(`[data-pane=${name}]`)
    const target = pane === null ? null : targetOf(pane)
    if (target === null) continue
    target.focus()
    return
  }
}

function targetOf(pane: HTMLElement): HTMLElement | null {
  const text = pane.querySelector('[data-testid=record-text]')?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
  const candidates = text
    ? [text]
    : [...pane.querySelectorAll<HTMLElement>('[role=option][tabindex="0"], textarea, input[type=text], button:not(:disabled)')]
  const isShown = (element: HTMLElement): boolean => element.checkVisibility()
  return candidates.filter(isShown).sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/** The open note before the buttons of the queue, a section's text before its statements. */
function rank(element: HTMLElement): number {
  if (element.hasAttribute('data-note') || element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return 0
  return element.getAttribute('role') === 'option' ? 1 : 2
}
