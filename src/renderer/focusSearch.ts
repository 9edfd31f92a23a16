import { flushSync } from 'react-dom'

/**
 * Goes to the search of the queue, which may have to come into sight first; what is typed replaces the last query. All of it before the key's event ends: the
 * next key is for the search already.
 */
export function focusSearch(setQueueOpen: (isOpen: boolean) => void): void {
  const field = document.querySelector<HTMLInputElement>('[data-testid=queue-search]')
  if (field === null) return
  if (!field.checkVisibility()) flushSync(() => setQueueOpen(true))
  field.focus()
  field.select()
}
