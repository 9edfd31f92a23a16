import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const choicesSchema = z.record(z.string(), z.object({ threads: z.int().min(1) }))
type Choices = z.infer<typeof choicesSchema>

/** What a trial found best for a model on this machine. */
export interface MachineChoices {
  /** Undefined where there was no trial yet, or the processor is another one. */
  find(modelSha256: string): { readonly threads: number } | undefined
  keep(modelSha256: string, choice: { readonly threads: number }): void
}

/**
 * The choices in a small file beside the models. A file that can't be read counts as empty and one that can't be written is left: the worst that follows is another trial.
 * `processor` names what the choice was made on, so that a file on a shared drive serves several machines.
 */
export function openMachineChoices(file: string, processor: string = thisProcessor()): MachineChoices {
  const keyOf = (modelSha256: string) => `${processor} · ${modelSha256.slice(0, 16)}`
  const read = (): Choices => {
    try {
      return choicesSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8'))).data ?? {}
    } catch (error) {
      if (error instanceof SyntaxError || hasCode(error, 'ENOENT', 'EACCES')) return {}
      throw error
    }
  }
  return {
    find: (modelSha256) => read()[keyOf(modelSha256)],
    keep: (modelSha256, choice) => {
      const temporary = `${file}.${String(process.pid)}`
      try {
        fs.mkdirSync(path.dirname(file), { recursive: true })
        fs.writeFileSync(temporary, `${JSON.stringify({ ...read(), [keyOf(modelSha256)]: choice }, null, 1)}\n`)
        fs.renameSync(temporary, file)
      } catch (error) {
        // a folder that a hospital's IT shares read-only
        if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error
      }
    },
  }
}

export function thisProcessor(): string {
  return `${os.cpus()[0]?.model.trim() ?? 'unknown'} × ${String(os.availableParallelism())}`
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}
