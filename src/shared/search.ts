import { z } from 'zod'
import { noteIdSchema } from './note.ts'

export const searchKinds = ['record', 'draft', 'signed'] as const

/** Some words around what was found, on one line; `marks` are the words themselves, in UTF-16 units of `text`. */
export const snippetSchema = z.object({ text: z.string(), marks: z.array(z.object({ start: z.int(), end: z.int() })) })
export type Snippet = z.infer<typeof snippetSchema>

/** A note that holds the words, in one of its texts: the newest record, the newest draft, or what was signed last. */
export const searchHitSchema = z.object({
  noteId: noteIdSchema,
  kind: z.enum(searchKinds),
  /** The section of a draft. */
  heading: z.string().nullable(),
  snippet: snippetSchema,
})
export type SearchHit = z.infer<typeof searchHitSchema>

/** `isCut`: there may be more than these. */
export const searchResultSchema = z.object({ hits: z.array(searchHitSchema), isCut: z.boolean() })
export type SearchResult = z.infer<typeof searchResultSchema>
