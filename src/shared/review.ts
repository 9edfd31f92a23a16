import { z } from 'zod'
import { findingSchema, omissionSchema } from './guard/finding.ts'
import { maximumReasonCharacters, maximumSectionCharacters } from './limits.ts'

/**
 * The draft's own words that a finding is about: the sentence it stands in, and where in that sentence. An override holds for exactly these words:
 * wherever they move in their section, it moves along; as soon as they change, the finding is open again.
 */
export const passageSchema = z.object({ text: z.string().max(maximumSectionCharacters), start: z.int().min(0), end: z.int().min(0) })
export type Passage = z.infer<typeof passageSchema>

/** Why the physician lets a finding stand. */
export const reasonSchema = z.string().trim().min(1).max(maximumReasonCharacters)

export const overrideSchema = z.object({ reason: z.string(), at: z.number() })
export type Override = z.infer<typeof overrideSchema>

/** A finding on the text as it stands, with the physician's reason to let it stand, if there is one. */
export const reviewedFindingSchema = findingSchema.extend({ passage: passageSchema, override: overrideSchema.nullable() })
export type ReviewedFinding = z.infer<typeof reviewedFindingSchema>

/** A draft held against its record: what differs, and what the record holds and the draft lacks. */
export const reviewSchema = z.object({ findings: z.array(reviewedFindingSchema), omissions: z.array(omissionSchema) })
export type Review = z.infer<typeof reviewSchema>
