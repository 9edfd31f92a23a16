import { z } from 'zod'
import { draftIdSchema, evidenceSchema, rejectionSchema, statementSchema } from './note.ts'

/** Why an instruction led to no proposal: the record carried nothing that the model wrote, or the text came out as it was, or no shorter. */
export const noProposalReasons = ['refused', 'unchanged', 'not-shorter'] as const

/**
 * What a turn of the dialogue about a note is answered with. answer: the passages of the record that answer a question, word for word, in its order ·
 * absent: the fixed sentence that the record does not say · proposal: a section or a part of it written anew, for the physician to take or to leave, never
 * applied by itself; [start, end) of the section's text as it was sent is what it would replace · no-proposal: and why.
 */
export const dialogueReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), passages: z.array(evidenceSchema) }),
  z.object({ kind: z.literal('absent'), text: z.string() }),
  z.object({
    kind: z.literal('proposal'),
    sectionId: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    oldText: z.string(),
    newText: z.string(),
    statements: z.array(statementSchema),
    rejections: z.array(rejectionSchema),
  }),
  z.object({
    kind: z.literal('no-proposal'),
    sectionId: z.string(),
    reason: z.enum(noProposalReasons),
    rejections: z.array(rejectionSchema),
  }),
])
export type DialogueReply = z.infer<typeof dialogueReplySchema>

/** A turn as it is kept with its note. */
export const dialogueTurnSchema = z.object({
  id: draftIdSchema,
  /** The note's newest draft at that time, if there was one. */
  draftId: draftIdSchema.nullable(),
  /** The version of the record that the reply's passages stand in. */
  recordVersion: z.int().min(1),
  question: z.string(),
  reply: dialogueReplySchema,
  at: z.number(),
})
export type DialogueTurn = z.infer<typeof dialogueTurnSchema>
