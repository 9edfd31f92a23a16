import { z } from 'zod'
import { textEncodings } from '../../shared/choices.ts'
import { failureSchema } from '../../shared/note.ts'
import { convertedFileSchema } from './convertedRecord.ts'

/** Base64, so that a message is the same through every kind of channel. */
export const readOrderSchema = z.object({ name: z.string(), base64: z.string(), encoding: z.enum(textEncodings).optional() })
export type ReadOrder = z.infer<typeof readOrderSchema>

/** Parsed at the border: by the time it speaks, the process has read what anybody may have made. */
export const readReportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('converted'), file: convertedFileSchema }),
  z.object({ type: z.literal('failed'), failure: failureSchema }),
])

/** A process for one file: Electron's utility process in the app, a forked Node or a thread on the command line. */
export interface ReaderProcess {
  send(order: ReadOrder): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}
