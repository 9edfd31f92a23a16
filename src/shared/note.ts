import { z } from 'zod'
import { instructionKinds } from './guard/instructions/instructionKinds.ts'
import { errorCodes } from './errors.ts'
import { changeSchema } from './memory/change.ts'
import { versionsSchema } from './versions.ts'

/**
 * A note is one record with its drafts and its signature.
 *
 *   recorded ──startDraft──► generating ──last section──► drafted ──signNote──► signed
 *      ▲                        │                           │                    │
 *      └── a new draft of the   └──Stop, failure, crash──►  stopped ──"again"    └──"again": a new draft,
 *          same note                                        (keeps its text and why)    the signature stays in history
 *
 * Phases of one draft only move forward; starting over makes a new draft.
 */
export const notePhases = ['recorded', 'generating', 'stopped', 'drafted', 'signed'] as const
export type NotePhase = (typeof notePhases)[number]

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const noteIdSchema = uuid.brand<'NoteId'>()
export type NoteId = z.infer<typeof noteIdSchema>
export const draftIdSchema = uuid.brand<'DraftId'>()
export type DraftId = z.infer<typeof draftIdSchema>

export const failureSchema = z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** A half-open span [start, end) of the record, in UTF-16 units of the stored text; `text` is exactly that slice. */
export const evidenceSchema = z.object({ start: z.int().min(0), end: z.int().min(0), text: z.string() })
export type Evidence = z.infer<typeof evidenceSchema>

/**
 * record: written by the model and carried by the record · quoted: a verbatim sentence of the record, in place of a statement that
 * was refused · suggestion: not from the record, needs consent · absent: the fixed sentence that the record says nothing · edited: by the physician.
 */
export const statementKinds = ['record', 'quoted', 'suggestion', 'absent', 'edited'] as const
/** What a statement said before the physician's own rules were applied to it, and by which: both forms are kept, so that each use can be shown. */
export const rewriteSchema = z.object({ from: z.string(), rules: z.array(z.object({ id: z.string(), change: changeSchema })) })
export const statementSchema = z.object({
  text: z.string(),
  kind: z.enum(statementKinds),
  evidence: z.array(evidenceSchema),
  rewrite: rewriteSchema.optional(),
})
export type Statement = z.infer<typeof statementSchema>

export const draftSectionSchema = z.object({
  id: z.string(),
  heading: z.string(),
  text: z.string(),
  statements: z.array(statementSchema),
})
export type DraftSection = z.infer<typeof draftSectionSchema>

/** A stretch of the record under one heading (or none), [start, end) in UTF-16 units; `number` counts from 1 as shown to the physician. */
export const segmentSchema = z.object({
  number: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  headingEnd: z.int().min(0),
  heading: z.string().nullable(),
  topic: z.string().nullable(),
})
export type Segment = z.infer<typeof segmentSchema>

/** Which segments some statement of the draft rests on; computed, never written by the model. */
export const coverageSchema = z.object({
  segments: z.int().min(0),
  read: z.int().min(0),
  uncovered: z.array(z.object({ number: z.int(), heading: z.string().nullable(), start: z.int(), end: z.int() })),
})
export type Coverage = z.infer<typeof coverageSchema>

/** A statement of the model that did not stand against the record, and why. */
export const rejectionSchema = z.object({ sectionId: z.string(), text: z.string(), reason: z.string() })
export type Rejection = z.infer<typeof rejectionSchema>

export const timingSchema = z.object({
  loadMs: z.number(),
  prefillMs: z.number(),
  firstTokenMs: z.number().nullable(),
  firstStatementMs: z.number().nullable(),
  totalMs: z.number(),
  promptTokens: z.int(),
  generatedTokens: z.int(),
  tokensPerSecond: z.number(),
  /** An identical job had been drafted before and these are its words: no model was asked. */
  isFromCache: z.boolean().optional(),
  /** Ids of sections that the model was not asked for, since it had been asked the very same before. */
  reusedSections: z.array(z.string()).optional(),
})
export type Timing = z.infer<typeof timingSchema>

export const runtimes = ['cuda', 'vulkan', 'metal', 'cpu'] as const
export type Runtime = (typeof runtimes)[number]

export const modelStampSchema = z.object({ id: z.string(), sha256: z.string(), runtime: z.enum(runtimes) })
export type ModelStamp = z.infer<typeof modelStampSchema>

/**
 * How a version came about. model: written by it · stopped: what it had written when it was stopped · kept: taken over from there by hand · edit:
 * typed · repair, insertion: by one key, from a finding or an omission · rewrite: a proposal of the model that the physician took · suggestion: an idea for
 * the plan that is not from the record · redraft: one section written anew by the model · restored: an earlier version again · signed: frozen by the signature.
 */
export const versionKinds = [
  'model',
  'stopped',
  'kept',
  'edit',
  'repair',
  'insertion',
  'rewrite',
  'suggestion',
  'redraft',
  'restored',
  'signed',
] as const
export const versionKindSchema = z.enum(versionKinds)
export type VersionKind = z.infer<typeof versionKindSchema>

export const versionOriginSchema = z.object({ draftId: draftIdSchema, version: z.int().min(0) })
export type VersionOrigin = z.infer<typeof versionOriginSchema>

export const draftViewSchema = z.object({
  id: draftIdSchema,
  templateId: z.string(),
  /** `null` as `versions`. */
  templateVersion: z.int().nullable(),
  /** What was in force when it was made; `null` in a draft from before that was kept. */
  versions: versionsSchema.nullable(),
  phase: z.enum(['generating', 'stopped', 'drafted', 'signed']),
  /** 0 while only the stream is on disk; each save appends the next. */
  version: z.int().min(0),
  author: z.enum(['model', 'physician']),
  startedAt: z.number(),
  sections: z.array(draftSectionSchema),
  failure: failureSchema.nullable(),
  coverage: coverageSchema.nullable(),
  timing: timingSchema.nullable(),
  model: modelStampSchema.nullable(),
  rejections: z.array(rejectionSchema),
  signedAt: z.number().nullable(),
  /** Whose hand the newest version is of; absent: the model's, or it was not said. */
  writtenBy: z.string().optional(),
  /** An intern has signed this version, and a physician's signature has to follow. */
  firstSigned: z.object({ by: z.string(), at: z.number() }).optional(),
  signedBy: z.string().optional(),
})
export type DraftView = z.infer<typeof draftViewSchema>

/** One line of a note's history, without its text. `version` 0: what a draft held when it stopped. */
export const historyEntrySchema = z.object({
  draftId: draftIdSchema,
  /** Which draft of the note, from 1. */
  draftNumber: z.int().min(1),
  version: z.int().min(0),
  kind: versionKindSchema,
  author: z.enum(['model', 'physician']),
  at: z.number(),
  /** UTF-16 units of all sections. */
  characters: z.int().min(0),
  restoredFrom: versionOriginSchema.nullable(),
  /** Whose hand, where it was said. */
  by: z.string().optional(),
  /** What its draft was made with; on the first entry of each draft. */
  provenance: draftViewSchema.pick({ model: true, templateId: true, templateVersion: true, versions: true }).optional(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const noteSummarySchema = z.object({
  id: noteIdSchema,
  title: z.string(),
  phase: z.enum(notePhases),
  createdAt: z.number(),
  updatedAt: z.number(),
  characters: z.int(),
  preview: z.string(),
  isSample: z.boolean(),
  /** Findings that are open in the saved text of an unsigned draft; `null` before it was held against its record. */
  toCheck: z.object({ reds: z.int(), ambers: z.int() }).nullable(),
  /** An intern has signed the newest version; it waits for a physician. */
  isFirstSigned: z.boolean().optional(),
})
export type NoteSummary = z.infer<typeof noteSummarySchema>

export const noticeSchema = z.object({ code: z.enum(['lone-surrogates', 'control-characters', 'mixed-line-ends']), count: z.int() })
export type Notice = z.infer<typeof noticeSchema>

/** A passage that reads like an order to the program: no model reads it, and no statement may rest on it. */
const instructionSchema = z.object({ start: z.int(), end: z.int(), kind: z.enum(instructionKinds), text: z.string() })

export const noteViewSchema = z.object({
  summary: noteSummarySchema,
  record: z.object({
    text: z.string(),
    segments: z.array(segmentSchema),
    notices: z.array(noticeSchema),
    instructions: z.array(instructionSchema).optional(),
  }),
  draft: draftViewSchema.nullable(),
})
export type NoteView = z.infer<typeof noteViewSchema>
