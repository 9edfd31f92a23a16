import { useEffect, useState } from 'react'

/** Counts `seconds` down to 0, from anew whenever `since` is another object. */
export function useSecondsLeft(seconds: number, since: unknown): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const endAt = Date.now() + seconds * 1000
    const tell = (): void => setLeft(Math.max(0, Math.ceil((endAt - Date.now()) / 1000)))
    tell()
    if (seconds === 0) return
    const timer = setInterval(tell, 250)
    return () => clearInterval(timer)
  }, [seconds, since])
  return left
}
