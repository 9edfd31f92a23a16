import { z } from 'zod'

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** One section of a summary: what is asked for, and where in a record its evidence stands. Data, so that a hospital can bring its own. */
export const sectionTemplateSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
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
  fallbackCues: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }).optional(),
  /** What to look for where nothing else was found: sentences that name an illness or a symptom as present. */
  fallbackTerms: z.object({ kind: z.enum(['disease', 'symptom']), notInTopics: z.array(z.string()) }).optional(),
  /** Headings that outrank others of the same topic. */
  strongHeadings: z.array(z.string()),
  /** Which of several equally strong places counts most. */
  prefer: z.enum(['first', 'last']),
  /** Regular expressions that mark evidence sentences where no heading does. */
  cues: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  maximumCueSentences: z.int().min(1),
  /** UTF-16 units: a stated passage that is no longer is taken word for word, since the record already says it in form. */
  verbatimUpTo: z.object({ zh: z.int().min(0), en: z.int().min(0) }).optional(),
  /** Whether a list under its heading is taken item by item as it stands, since a model could only copy it. */
  itemsAsStated: z.boolean().optional(),
  /** Topics whose sentences never count by cue alone: a past treatment is no plan. */
  notInTopics: z.array(z.string()),
})
export type SectionTemplate = z.infer<typeof sectionTemplateSchema>

export const templateSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  name: bilingual,
  system: bilingual,
  sections: z.array(sectionTemplateSchema).min(1).max(20),
})
export type Template = z.infer<typeof templateSchema>
