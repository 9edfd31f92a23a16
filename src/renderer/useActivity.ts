import { useEffect } from 'react'
import { useWorkstation } from './features/useWorkstation.ts'

/** At most one word to main in so long, while keys are pressed and the mouse is moved. */
const quietMs = 5_000

/** Main locks the window when nobody has been at it for some minutes: this is how it knows. */
export function useActivity(): void {
  const noteActivity = useWorkstation((state) => state.noteActivity)

  useEffect(() => {
    let toldAt = -Infinity
    const tell = (): void => {
      if (performance.now() - toldAt < quietMs) return
      toldAt = performance.now()
      void noteActivity()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const name of events) window.addEventListener(name, tell, { capture: true, passive: true })
    return () => {
      for (const name of events) window.removeEventListener(name, tell, { capture: true })
    }
  }, [noteActivity])
}
