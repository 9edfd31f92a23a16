import { z } from 'zod'
import { changeSchema, editTypeSchema } from './change.ts'
import { ruleStates } from './ruleMoves.ts'
import { noteIdSchema } from '../note.ts'

export const ruleEventKinds = [...ruleStates, 'used'] as const
export type RuleEventKind = (typeof ruleEventKinds)[number]

export const ruleIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/).brand<'RuleId'>() // prettier-ignore
export type RuleId = z.infer<typeof ruleIdSchema>

/** learned: from two like edits · pack: brought in from a file · consolidated: made of two rules that followed one another. */
export const ruleOrigins = ['learned', 'pack', 'consolidated'] as const

/** From two notes, so that no single patient makes a habit. */
export const minimumNotes = 2

export const memoryRuleSchema = z.object({
  id: ruleIdSchema,
  sectionId: z.string().max(100),
  type: editTypeSchema,
  change: changeSchema,
  origin: z.enum(ruleOrigins),
  /** Numbers of the corrections that led to it. */
  examples: z.array(z.int()),
  state: z.enum(ruleStates),
  /** Why it is in this state, where the program and not the physician put it there. */
  reason: z.string().nullable(),
  /** How many statements it has changed. */
  uses: z.int().min(0),
  at: z.number(),
})
export type MemoryRule = z.infer<typeof memoryRuleSchema>

/** An edit that led to a rule, in words of the rule alone: which note it was is named, what it says is not told. */
export const ruleExampleSchema = z.object({ noteId: noteIdSchema, at: z.number(), from: z.string(), to: z.string() })
export const ruleViewSchema = memoryRuleSchema.extend({ shown: z.array(ruleExampleSchema) })
export type RuleView = z.infer<typeof ruleViewSchema>
