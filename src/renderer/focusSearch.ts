/** Goes to the search of the queue, which may have to come into sight first; what is typed replaces the last query. */
export function focusSearch(setQueueOpen: (isOpen: boolean) => void): void {
  const field = document.querySelector<HTMLInputElement>('[data-testid=queue-search]')
  if (field === null) return
  if (!field.checkVisibility()) setQueueOpen(true)
  requestAnimationFrame(() => {
    field.focus()
    field.select()
  })
}
