import { z } from 'zod'
import { evidenceSchema } from '../note.ts'

export const severities = ['red', 'amber', 'hint'] as const
export type Severity = (typeof severities)[number]

/** A complete edit of the section that settles a finding: what stands at [start, end) becomes `text`. `own`: stands as the physician's knowledge. */
export const repairSchema = z.object({
  kind: z.enum(['replace', 'quote', 'delete', 'own']),
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
})
export type Repair = z.infer<typeof repairSchema>

/** One thing that the guard has to say about a draft. Red stops the signature until resolved or overridden with a reason. */
export const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  /** The key of the section as it came in. */
  section: z.string(),
  span: z.object({ start: z.int().min(0), end: z.int().min(0) }),
  evidence: z.array(evidenceSchema),
  message: z.object({ zh: z.string(), en: z.string() }),
  repairs: z.array(repairSchema),
})
export type Finding = z.infer<typeof findingSchema>

/** What of the record a draft left out, and the one edit that quotes it where it belongs. */
export const omissionKinds = ['allergy', 'diagnosis', 'plan', 'result', 'medication', 'procedure', 'stopped', 'follow-up'] as const
export type OmissionKind = (typeof omissionKinds)[number]
export const omissionSchema = findingSchema.extend({ kind: z.enum(omissionKinds) })
export type Omission = z.infer<typeof omissionSchema>
