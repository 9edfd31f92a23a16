/** Whether the event goes to something that takes text itself. */
export function isEditable(event: Event): boolean {
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target instanceof HTMLInputElement || (target instanceof HTMLTextAreaElement && !target.readOnly)
}
