import { z } from 'zod'

const bilingual = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
const patterns = z.strictObject({ zh: z.array(z.string().max(600)).max(40), en: z.array(z.string().max(600)).max(40) })
const templateId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

/** One section of a summary: what is asked for, and where in a record its evidence stands. Data, so that a hospital can bring its own. */
export const sectionTemplateSchema = z.strictObject({
  id: templateId,
  heading: bilingual,
  maximumStatements: z.int().min(1).max(20),
  /** The fixed sentence when the record has nothing for this section. */
  absent: bilingual,
  request: bilingual,
  /** Heading topics that hold its evidence, strongest first. */
  topics: z.array(z.string()),
  /** Topics that hold it where neither these nor a cue does. */
  fallbackTopics: z.array(z.string()).optional(),
  /** Weaker cues, tried where neither headings nor cues found anything. */
  fallbackCues: patterns.optional(),
  /** What to look for where nothing else was found: sentences that name an illness or a symptom as present. */
  fallbackTerms: z.strictObject({ kind: z.enum(['disease', 'symptom']), notInTopics: z.array(z.string()) }).optional(),
  /** Headings that outrank others of the same topic. */
  strongHeadings: z.array(z.string()),
  /** The only headings of these topics that count: 入院诊断 and 出院诊断 are of one topic, and two sections. */
  onlyHeadings: z.array(z.string()).optional(),
  /** Which of several equally strong places counts most. */
  prefer: z.enum(['first', 'last']),
  /** Regular expressions that mark evidence sentences where no heading does. */
  cues: patterns,
  maximumCueSentences: z.int().min(1),
  /** Regular expressions whose first group is the section, word for word, wherever it stands: a date, a signature. Tried first; no model is asked. */
  quoteCues: patterns.optional(),
  /** UTF-16 units: a stated passage that is no longer is taken word for word, since the record already says it in form. */
  verbatimUpTo: z.strictObject({ zh: z.int().min(0), en: z.int().min(0) }).optional(),
  /** Whether a list under its heading is taken item by item as it stands, since a model could only copy it. */
  itemsAsStated: z.boolean().optional(),
  /** Topics whose sentences never count by cue alone: a past treatment is no plan. */
  notInTopics: z.array(z.string()),
})
export type SectionTemplate = z.infer<typeof sectionTemplateSchema>

export const templateSchema = z.strictObject({
  id: templateId,
  version: z.int().min(1),
  name: bilingual,
  system: bilingual,
  sections: z.array(sectionTemplateSchema),
})
export type Template = z.infer<typeof templateSchema>

/** shipped: of the program, and never changed · own: made or brought in by whoever works here. */
export const templateOrigins = ['shipped', 'own'] as const
export const templateViewSchema = z.object({ template: templateSchema, origin: z.enum(templateOrigins), isDeleted: z.boolean() })
export type TemplateView = z.infer<typeof templateViewSchema>

/** How a section finds what it says: word for word, under its headings, by cue words, or not at all. */
export const evidenceWays = ['quoted', 'heading', 'cue', 'absent'] as const
/** What the sections of a template find in a record; `title` `null`: in the sample. */
export const templatePreviewSchema = z.object({
  title: z.string().nullable(),
  language: z.enum(['zh', 'en']),
  sections: z.array(
    z.object({
      id: z.string(),
      way: z.enum(evidenceWays),
      count: z.int(),
      passages: z.array(z.object({ heading: z.string().nullable(), text: z.string(), isCut: z.boolean() })),
    }),
  ),
})
export type TemplatePreview = z.infer<typeof templatePreviewSchema>
