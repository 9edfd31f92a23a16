import { z } from 'zod'
import { draftIdSchema, failureSchema, noteIdSchema } from './note.ts'

export const batchIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .brand<'BatchId'>()
export type BatchId = z.infer<typeof batchIdSchema>

/**
 * A batch is many records, drafted one after the other; nothing of it is signed by itself.
 *
 *   running ──every record has ended──► done
 *    ▲  │ ▲
 *    │  │ └──resumed──┐
 *    │  └──────► paused (by the physician, or with the reason why the model could not go on)
 *    │                └──► stopped: what was drafted stays, the rest is not begun
 *    └── closed or killed while running: it goes on at the next start
 */
export const batchStates = ['running', 'paused', 'stopped', 'done'] as const
export type BatchState = (typeof batchStates)[number]

/**
 * noted: the record is a note of its own, and its draft is due · drafted · refused: no draft can be made of it · same: a record with the same text
 * was taken in before · failed: its draft was stopped or broke off. All but noted are final.
 */
export const batchItemStates = ['noted', 'drafted', 'refused', 'same', 'failed'] as const
export type BatchItemState = (typeof batchItemStates)[number]

/** Where the records are: files of a folder, entries of one file (a table, or a text with separators), or notes that are there already. */
export const batchSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string(), textColumn: z.string().nullable() }),
  z.object({ kind: z.literal('notes'), name: z.string() }),
])
export type BatchSource = z.infer<typeof batchSourceSchema>

/** Which record of the source. `sha256`: of the entry's text when the batch began, so that a file that was changed since is found out. */
export const batchPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('entry'), number: z.int().min(1), sha256: z.string(), title: z.string().nullable() }),
  z.object({ kind: z.literal('note'), noteId: noteIdSchema }),
  z.object({ kind: z.literal('unreadable'), failure: failureSchema }),
])
export type BatchPlace = z.infer<typeof batchPlaceSchema>

export type ListedRecord = { readonly name: string; readonly place: BatchPlace }

/** A record that the window has taken in: a note, or why it is none. */
export const takenRecordSchema = z.object({
  name: z.string().max(1_000),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('note'), noteId: noteIdSchema }),
    z.object({ kind: z.literal('unreadable'), failure: failureSchema }),
  ]),
})
export type TakenRecord = z.infer<typeof takenRecordSchema>

export const batchViewSchema = z.object({
  id: batchIdSchema,
  name: z.string(),
  state: z.enum(batchStates),
  /** Why it paused, where it was not the physician. */
  reason: failureSchema.nullable(),
  total: z.int(),
  counts: z.object({ drafted: z.int(), refused: z.int(), same: z.int(), failed: z.int() }),
  /** The record that is read or drafted now. */
  current: z.string().nullable(),
  /** From the drafts that this run has measured; `null` before the first. */
  remainingMs: z.number().nullable(),
})
export type BatchView = z.infer<typeof batchViewSchema>

/** A record of which there is no draft, and why; `sameAs` names the record with the same text. */
export const batchProblemSchema = z.object({
  position: z.int(),
  name: z.string(),
  state: z.enum(batchItemStates),
  failure: failureSchema.nullable(),
  sameAs: z.string().nullable(),
})
export type BatchProblem = z.infer<typeof batchProblemSchema>

export const batchItemSchema = z.object({
  number: z.int(),
  position: z.int(),
  name: z.string(),
  place: batchPlaceSchema,
  /** `null`: its turn has not come. */
  state: z.enum(batchItemStates).nullable(),
  noteId: noteIdSchema.nullable(),
  draftId: draftIdSchema.nullable(),
  failure: failureSchema.nullable(),
  sameAs: z.string().nullable(),
})
export type BatchItem = z.infer<typeof batchItemSchema>
