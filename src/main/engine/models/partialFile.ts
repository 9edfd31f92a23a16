import fs from 'node:fs/promises'
import { constants } from 'node:fs'
import { z } from 'zod'
import { isMissing } from './fileFailure.ts'

const stateSchema = z.object({
  /** Bytes that are known to be on the disk. What lies behind them may be the ruins of a power cut. */
  safeBytes: z.int().nonnegative(),
  /** Of the server that the bytes came from, so that a changed file is not glued to an old beginning. */
  etag: z.string().optional(),
  /** Where each whole part ends, in bytes from the beginning. */
  partEnds: z.array(z.int().positive()),
})
type State = z.infer<typeof stateSchema>

const checkpointBytes = 32 * 1024 * 1024
const nothing: State = { safeBytes: 0, partEnds: [] }

/**
 * A download that survives being interrupted: `<file>.part` with a note beside it of how far it can be trusted. All sources of one model deliver the
 * same bytes, so one may go on where another stopped; the hash over the whole decides in the end.
 */
export class PartialFile {
  readonly path: string
  private readonly handle: fs.FileHandle
  private state: State
  private position: number

  private constructor(path: string, handle: fs.FileHandle, state: State) {
    this.path = path
    this.handle = handle
    this.state = state
    this.position = state.safeBytes
  }

  static async open(file: string): Promise<PartialFile> {
    const path = `${file}.part`
    const handle = await fs.open(path, constants.O_RDWR | constants.O_CREAT, 0o644)
    try {
      const saved = await readState(statePath(path))
      const state = (await handle.stat()).size >= saved.safeBytes ? saved : nothing
      await handle.truncate(state.safeBytes)
      return new PartialFile(path, handle, state)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** How far the file goes by now. */
  get bytes(): number {
    return this.position
  }

  get etag(): string | undefined {
    return this.state.etag
  }

  get wholeParts(): number {
    return this.state.partEnds.length
  }

  async append(chunk: Uint8Array): Promise<void> {
    for (let offset = 0; offset < chunk.length;) {
      const { bytesWritten } = await this.handle.write(chunk, offset, chunk.length - offset, this.position)
      offset += bytesWritten
      this.position += bytesWritten
    }
    if (this.position - this.state.safeBytes >= checkpointBytes) await this.checkpoint()
  }

  async startOver(etag: string | undefined): Promise<void> {
    await this.cutTo(0, { ...nothing, ...(etag !== undefined && { etag }) })
  }

  async rememberEtag(etag: string | undefined): Promise<void> {
    const { safeBytes, partEnds } = this.state
    this.state = { safeBytes, partEnds, ...(etag !== undefined && { etag }) }
    await this.checkpoint()
  }

  async cutToWholeParts(): Promise<void> {
    const safeBytes = this.state.partEnds.at(-1) ?? 0
    await this.cutTo(safeBytes, { ...this.state, safeBytes })
  }

  async endPart(): Promise<void> {
    this.state = { ...this.state, partEnds: [...this.state.partEnds, this.position] }
    await this.checkpoint()
  }

  /** What was appended so far is on the disk afterwards, and counts when the download is taken up again. */
  async checkpoint(): Promise<void> {
    await this.handle.datasync()
    this.state = { ...this.state, safeBytes: this.position }
    await this.writeState()
  }

  async close(): Promise<void> {
    await this.handle.close()
  }

  /** After `close`: the download becomes the file, in one step. */
  async moveTo(file: string): Promise<void> {
    await fs.rename(this.path, file)
    await fs.rm(statePath(this.path), { force: true })
  }

  /** After `close`. */
  async remove(): Promise<void> {
    await fs.rm(statePath(this.path), { force: true })
    await fs.rm(this.path, { force: true })
  }

  private async cutTo(bytes: number, state: State): Promise<void> {
    this.state = state
    this.position = bytes
    // the note first: a note that promises less than there is does no harm
    await this.writeState()
    await this.handle.truncate(bytes)
  }

  private async writeState(): Promise<void> {
    const temporary = `${statePath(this.path)}.tmp`
    await fs.writeFile(temporary, JSON.stringify(this.state), { flush: true })
    await fs.rename(temporary, statePath(this.path))
  }
}

function statePath(path: string): string {
  return `${path}.json`
}

async function readState(file: string): Promise<State> {
  try {
    return stateSchema.safeParse(JSON.parse(await fs.readFile(file, 'utf8'))).data ?? nothing
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return nothing
    throw error
  }
}
