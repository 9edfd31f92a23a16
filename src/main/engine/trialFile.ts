import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { runtimes, type Runtime } from '../../shared/note.ts'
import type { TrialMemory } from './ladder.ts'

const stateSchema = z.object({ trying: z.enum(runtimes).nullable(), crashed: z.array(z.enum(runtimes)) })
type State = z.infer<typeof stateSchema>

/**
 * `TrialMemory` in a small file. The rung is written before it is tried: when nobody comes back to strike it out, it took the process down, and the
 * next start leaves it aside. A file that can't be read counts as empty: the worst that follows is one more try.
 */
export function openTrialFile(file: string): TrialMemory {
  const read = (): State => {
    if (!fs.existsSync(file)) return { trying: null, crashed: [] }
    const parsed = stateSchema.safeParse(parseJson(fs.readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : { trying: null, crashed: [] }
  }
  const write = (state: State) => {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const temporary = `${file}.${String(process.pid)}`
    fs.writeFileSync(temporary, JSON.stringify(state), { flush: true })
    fs.renameSync(temporary, file)
  }
  const withTryingAsCrashed = (): State => {
    const { trying, crashed } = read()
    return { trying: null, crashed: trying === null || crashed.includes(trying) ? crashed : [...crashed, trying] }
  }
  return {
    crashed: () => withTryingAsCrashed().crashed,
    begin: (rung: Runtime) => {
      write({ ...withTryingAsCrashed(), trying: rung })
    },
    end: (rung: Runtime) => {
      const { crashed } = read()
      write({ trying: null, crashed: crashed.filter((other) => other !== rung) })
    },
    forget: () => {
      write({ trying: null, crashed: [] })
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
