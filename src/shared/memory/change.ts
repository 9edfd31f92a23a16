import { z } from 'zod'
import { editTypes } from './editTypes.ts'

/** What kind of edit a physician's change is. Only the first two may ever become rules. */
export const editTypeSchema = z.enum(editTypes)
export type EditType = z.infer<typeof editTypeSchema>

/** What an order for a drug is made of, beside the drug itself. */
export const slots = ['dose', 'route', 'frequency', 'duration'] as const
export type Slot = (typeof slots)[number]

/** What a clause is about, as far as habits are concerned; told from closed lists of words. */
export const clauseKinds = ['drug', 'procedure', 'exam', 'follow-up', 'return-if', 'lifestyle', 'other'] as const
export type ClauseKind = (typeof clauseKinds)[number]
/** Clauses that a physician may leave out by habit: no diagnosis, no allergy, no drug, no value can stand in one. */
export const leavableKinds = ['return-if', 'lifestyle'] as const

export const frequencyForms = ['latin', 'digits', 'words'] as const
export type FrequencyForm = (typeof frequencyForms)[number]

export const clauseMarks = ['，', '；', '、', ',', ';'] as const

const maximumWordCharacters = 24
const word = z.string().min(1).max(maximumWordCharacters)

/**
 * A change that can be made to another statement. It holds words of the dictionary, plain words and names of kinds, and nothing else:
 * what a note says of its patient has no place in it.
 * term: another name of the same thing · wording: other plain words, or none · mark: another mark between clauses · spacing: between a number and
 * its unit · frequency: how a frequency is written, whatever it is · order: one part of a drug's order before another ·
 * leave-out: clauses of this kind are not wanted · sequence: clauses of one kind before those of another (asked of the model only).
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('term'), from: word, to: word }),
  z.object({ kind: z.literal('wording'), from: word, to: z.string().max(maximumWordCharacters) }),
  z.object({ kind: z.literal('mark'), from: z.enum(clauseMarks), to: z.enum(clauseMarks) }),
  z.object({ kind: z.literal('spacing'), isSpaced: z.boolean() }),
  z.object({ kind: z.literal('frequency'), form: z.enum(frequencyForms) }),
  z.object({ kind: z.literal('order'), first: z.enum(slots), then: z.enum(slots) }),
  z.object({ kind: z.literal('leave-out'), what: z.enum(leavableKinds) }),
  z.object({ kind: z.literal('sequence'), first: z.enum(clauseKinds), then: z.enum(clauseKinds) }),
])
export type Change = z.infer<typeof changeSchema>
export type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>

export const isTerminology = ({ kind }: Change) => kind === 'term' || kind === 'frequency'

export const ruleTypeOf = (change: Change): 'terminology' | 'style' => (isTerminology(change) ? 'terminology' : 'style')
