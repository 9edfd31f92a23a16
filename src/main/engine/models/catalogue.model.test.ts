import { createHash } from 'node:crypto'
import { readGgufFileInfo } from 'node-llama-cpp'
import { expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { findModel } from './findModel.ts'
import { verifyModel } from './verifyModel.ts'

it('pins the chat template, the context length and the hash that the installed model really has', async () => {
  // the best installed one that the catalogue has a hash of: npm test sees to it that there is one
  const pinned = catalogue.filter(({ sha256 }) => sha256 !== null)
  const model = await findModel(undefined, { catalogue: pinned })
  expect((await verifyModel(model)).sha256).toBe(model.entry?.sha256)

  const { metadata } = await readGgufFileInfo(model.path, { logWarnings: false, sourceType: 'filesystem' })
  const template = metadata.tokenizer?.chat_template
  expect(createHash('sha256').update(String(template), 'utf8').digest('hex')).toBe(model.entry?.chatTemplateSha256)
  const architecture = metadata as unknown as Record<string, { readonly context_length?: number } | undefined>
  expect(architecture[metadata.general.architecture]?.context_length).toBe(model.entry?.contextLength)
})
