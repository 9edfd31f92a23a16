import { useEffect, useRef, type RefObject } from 'react'

/**
 * Opens a native dialog as a modal for as long as it is rendered: the browser keeps the focus inside. What is marked `data-autofocus` gets it,
 * and in the end it goes back to where it was.
 */
export function useModalDialog(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open) return
    const opener = document.activeElement
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      // gives the focus back by itself, also into a shadow root, but not where React has taken the dialog out of the page already
      element.close()
      if (opener instanceof HTMLElement && opener.isConnected && document.activeElement !== opener) focusAgain(opener)
    }
  }, [])

  return dialog
}

/** The record's text lives in a shadow root, whose host takes no focus itself. */
function focusAgain(opener: HTMLElement): void {
  const inner = opener.shadowRoot?.querySelector<HTMLElement>('[tabindex="0"]')
  ;(inner ?? opener).focus({ preventScroll: true })
}
