import fs from 'node:fs'
import path from 'node:path'

const maximumBytes = 1_000_000

/** A fault of ours, on disk for IT: time, the error's class and its frames. Never its message, which may hold record text. */
export function openFaultLog(file: string): (error: unknown) => void {
  return (error) => {
    const name = error instanceof Error ? error.name : typeof error
    const frames =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => line.startsWith('    at '))
            .slice(0, 12)
        : []
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const isFull = fs.existsSync(file) && fs.statSync(file).size > maximumBytes
    fs.writeFileSync(file, `${new Date().toISOString()} ${name}\n${frames.join('\n')}\n`, { flag: isFull ? 'w' : 'a' })
  }
}
