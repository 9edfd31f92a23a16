import type { ImportOutcomeView, ModelView } from '../../src/shared/models.ts'
import catalogue from '../../resources/models.json' with { type: 'json' }

const small = 'qwen2.5-coder-1.5b-q4'

/** The catalogue as it ships, one of it installed, and a file that somebody brought. */
export const scriptedModels: readonly ModelView[] = [
  ...catalogue.models.map(({ id, name, sizeBytes, role, licence }): ModelView => ({
    id,
    name,
    state: id === small ? 'verified' : 'absent',
    sizeBytes,
    sha256: null,
    role,
    licence,
  })),
  {
    id: 'custom-ward-model',
    name: 'ward-model',
    state: 'unverified',
    sizeBytes: 1_890_000_000,
    sha256: null,
    role: null,
    licence: null,
  },
]

export const noModels: readonly ModelView[] = scriptedModels
  .filter(({ role }) => role !== null)
  .map((model) => ({ ...model, state: 'absent' }))

/** The first time a file that nobody knows, then the same one accepted. */
export function scriptedImport(acceptsUnverified: boolean): ImportOutcomeView {
  const [model] = scriptedModels.slice(-1)
  if (!acceptsUnverified || model === undefined) return { kind: 'refused', reason: 'unknown', name: 'ward-model-q4.gguf' }
  return { kind: 'imported', model }
}
