import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseCatalogue, type Catalogue, type CatalogueModel } from './catalogue.ts'

/** For tests: bytes that begin like a GGUF file and are told apart by `seed`. */
export function modelBytes(sizeBytes: number, seed: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes)
  let state = seed
  for (let index = 0; index < sizeBytes; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[index] = state >>> 24
  }
  bytes.write('GGUF')
  return bytes
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

type Shape = { readonly sha256: string | null; readonly sources?: CatalogueModel['sources'] }

export function catalogueModel(id: string, sizeBytes: number, shape: Shape): CatalogueModel {
  const [model] = parseCatalogue({
    version: 1,
    models: [
      {
        id,
        name: id.toUpperCase(),
        role: { zh: '测试', en: 'test' },
        file: `${id}.gguf`,
        sizeBytes,
        sha256: shape.sha256,
        chatTemplateSha256: null,
        licence: { name: 'none', summary: { zh: '无', en: 'none' } },
        languages: ['zh'],
        contextLength: 1024,
        sources: shape.sources ?? [{ kind: 'huggingface', repo: 'owner/repo', file: `${id}.gguf` }],
      },
    ],
  })
  if (!model) throw new Error('no model')
  return model
}

/** One model that has both sources, cut in `parts` for the Python index. */
export function twoSourceModel(bytes: Uint8Array, parts: number): CatalogueModel {
  return catalogueModel('both', bytes.length, {
    sha256: sha256Of(bytes),
    sources: [
      { kind: 'huggingface', repo: 'owner/repo', file: 'both.gguf' },
      {
        kind: 'python-index',
        package: 'yizhai-test-part{part}',
        version: '1.0',
        parts,
        member: 'yizhai_test_part{part}/data/part{part2}.bin',
      },
    ],
  })
}

export type TemporaryPlace = { readonly folder: string; readonly catalogue: Catalogue; readonly remove: () => Promise<void> }

export async function temporaryPlace(catalogue: Catalogue): Promise<TemporaryPlace> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'yizhai-models-'))
  return { folder, catalogue, remove: () => fs.rm(folder, { recursive: true }) }
}
