import fs from 'node:fs'
import path from 'node:path'

const maximumBytes = 1_000_000

/**
 * A fault of ours, on disk for IT: time, the error's class and its frames. Never its message, which may hold record text. Never throws: it is called
 * where a fault is being answered, and a full disk must not cost the answer.
 */
export function openFaultLog(file: string): (error: unknown) => void {
  return (error) => {
    const name = error instanceof Error ? error.name : typeof error
    const frames = error instanceof Error ? framesOf(error) : []
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      const isFull = fs.existsSync(file) && fs.statSync(file).size > maximumBytes
      fs.writeFileSync(file, `${new Date().toISOString()} ${name}\n${frames.join('\n')}\n`, { flag: isFull ? 'w' : 'a' })
    } catch {
      // the fault itself reaches the screen as 'unexpected' or 'disk-full'
    }
  }
}

/** A stack begins with the message, and a message may have lines that look like frames: where it can't be taken off, no frame is kept. */
function framesOf({ stack = '', message }: Error): string[] {
  const opening = message === '' ? '\n' : `: ${message}\n`
  const start = stack.indexOf(opening)
  if (start < 0 || stack.slice(0, start).includes('\n')) return []
  return stack
    .slice(start + opening.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
}
