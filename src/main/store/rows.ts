import { z } from 'zod'
import { batchIdSchema, batchItemSchema, batchItemStates, batchPlaceSchema, batchSourceSchema, batchStates } from '../../shared/batch.ts'
import { dialogueReplySchema } from '../../shared/dialogue.ts'
import {
  coverageSchema,
  draftIdSchema,
  draftSectionSchema,
  failureSchema,
  modelStampSchema,
  noteIdSchema,
  noticeSchema,
  rejectionSchema,
  statementSchema,
  timingSchema,
  versionKindSchema,
  versionOriginSchema,
} from '../../shared/note.ts'
import { changeSchema } from '../../shared/memory/change.ts'
import { correctionSchema } from '../../shared/memory/correction.ts'
import { memoryRuleSchema, ruleIdSchema } from '../../shared/memory/rule.ts'
import { templateSchema } from '../../shared/template.ts'
import { actorSchema } from '../../shared/security.ts'
import { versionsSchema } from '../../shared/versions.ts'
import { passageSchema } from '../../shared/review.ts'

/** A column that holds a value as JSON. Text of the model and of the physician is kept this way: JSON carries every string exactly, SQLite's TEXT no lone surrogate. */
export function json<T extends z.ZodType>(value: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(value)
}

export const headingsSchema = z.array(z.object({ id: z.string(), heading: z.string() }))
export type Headings = z.infer<typeof headingsSchema>

export const settingRow = z.object({ key: z.string(), value_json: json(z.unknown()) })

export const noteSummaryRow = z.object({
  id: noteIdSchema,
  title: z.string(),
  is_sample: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
  characters: z.int(),
  preview: z.string(),
  draft_id: draftIdSchema.nullable(),
  ending: z.enum(['drafted', 'stopped']).nullable(),
  version: z.int().nullable(),
  signed_at: z.int().nullable(),
  first_signature: z.int().nullable(),
  reds: z.int().nullable(),
  ambers: z.int().nullable(),
})

export const titleRow = z.object({ title: z.string() })

export const recordVersionRow = z.object({ version: z.int(), text: z.string(), notices_json: json(z.array(noticeSchema)) })

export const draftRow = z.object({
  id: draftIdSchema,
  note_id: noteIdSchema,
  record_version: z.int(),
  template_id: z.string(),
  seed: z.int(),
  headings_json: json(headingsSchema),
  started_at: z.int(),
  versions_json: json(versionsSchema).nullable(),
  template_version: z.int().nullable(),
})

export const streamTextRow = z.object({ text_json: json(z.string()).nullable() })

export const statementRow = z.object({ section_id: z.string(), statement_json: json(statementSchema) })

export const draftVersionRow = z.object({
  version: z.int(),
  author: z.enum(['model', 'physician']),
  at: z.int(),
  sections_json: json(z.array(draftSectionSchema)),
  kind: versionKindSchema.nullable(),
  restored_from_json: json(versionOriginSchema).nullable(),
  actor_json: json(actorSchema).nullable(),
})

export const draftJobRow = z.object({ draft_id: draftIdSchema, sections_json: json(z.array(draftSectionSchema)) })

export const answerSchema = z.object({
  statements: z.array(z.string()).readonly(),
  end: z.enum(['complete', 'statement-limit', 'token-limit', 'loop', 'dropped']),
})
export const answerRow = z.object({ answer_json: json(answerSchema) })

export const draftEndingRow = z.object({
  phase: z.enum(['drafted', 'stopped']),
  at: z.int(),
  failure_json: json(failureSchema).nullable(),
  coverage_json: json(coverageSchema).nullable(),
  timing_json: json(timingSchema).nullable(),
  model_json: json(modelStampSchema).nullable(),
  sections_json: json(z.array(draftSectionSchema)).nullable(),
})

export const rejectionRow = z
  .object({ section_id: z.string(), reason: z.string(), text_json: json(z.string()) })
  .transform((row) => rejectionSchema.parse({ sectionId: row.section_id, text: row.text_json, reason: row.reason }))

export const signatureRow = z.object({
  draft_id: draftIdSchema,
  version: z.int(),
  at: z.int(),
  sha256: z.string(),
  sections_json: json(z.array(draftSectionSchema)),
  actor_json: json(actorSchema).nullable(),
})

export const overrideRow = z.object({
  version: z.int(),
  section_id: z.string(),
  rule: z.string(),
  at: z.int(),
  passage_json: json(passageSchema),
  reason_json: json(z.string()).nullable(),
})

export const correctionRow = z
  .object({
    number: z.int(),
    note_id: noteIdSchema,
    draft_id: draftIdSchema,
    section_id: z.string(),
    at: z.int(),
    type: z.string(),
    change_json: json(changeSchema).nullable(),
    before_json: json(z.string()),
    after_json: json(z.string()),
    is_kept: z.int(),
  })
  .transform((row) =>
    correctionSchema.parse({
      number: row.number,
      noteId: row.note_id,
      draftId: row.draft_id,
      sectionId: row.section_id,
      at: row.at,
      type: row.type,
      change: row.change_json,
      before: row.before_json,
      after: row.after_json,
      isKept: row.is_kept === 1,
    }),
  )

export const memoryRuleRow = z
  .object({
    id: ruleIdSchema,
    section_id: z.string(),
    type: z.string(),
    change_json: json(changeSchema),
    origin: z.string(),
    examples_json: json(z.array(z.int())),
    at: z.int(),
    state: z.string(),
    reason: z.string().nullable(),
    uses: z.int(),
  })
  .transform((row) =>
    memoryRuleSchema.parse({
      id: row.id,
      sectionId: row.section_id,
      type: row.type,
      change: row.change_json,
      origin: row.origin,
      examples: row.examples_json,
      at: row.at,
      state: row.state,
      reason: row.reason,
      uses: row.uses,
    }),
  )

export const ownTemplateRow = z.object({ template_json: json(templateSchema), kind: z.enum(['saved', 'deleted', 'restored']) })

export const countRow = z.object({ count: z.int() })

export const dialogueTurnRow = z.object({
  id: draftIdSchema,
  draft_id: draftIdSchema.nullable(),
  record_version: z.int(),
  at: z.int(),
  question_json: json(z.string()),
  reply_json: json(dialogueReplySchema),
})

export const batchRow = z
  .object({
    id: batchIdSchema,
    name_json: json(z.string()),
    source_json: json(batchSourceSchema),
    template_id: z.string(),
    seed: z.int(),
    state: z.enum(batchStates),
    reason_json: json(failureSchema).nullable(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name_json,
    source: row.source_json,
    templateId: row.template_id,
    seed: row.seed,
    state: row.state,
    reason: row.reason_json,
  }))

export const batchItemRow = z
  .object({
    number: z.int(),
    position: z.int(),
    name_json: json(z.string()),
    place_json: json(batchPlaceSchema),
    state: z.enum(batchItemStates).nullable(),
    note_id: noteIdSchema.nullable(),
    draft_id: draftIdSchema.nullable(),
    failure_json: json(failureSchema).nullable(),
    same_as_json: json(z.string()).nullable(),
  })
  .transform((row) =>
    batchItemSchema.parse({
      number: row.number,
      position: row.position,
      name: row.name_json,
      place: row.place_json,
      state: row.state,
      noteId: row.note_id,
      draftId: row.draft_id,
      failure: row.failure_json,
      sameAs: row.same_as_json,
    }),
  )

export const batchCountRow = z.object({ state: z.enum(['drafted', 'refused', 'same', 'failed']), count: z.int() })
