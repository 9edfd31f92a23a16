import { AppFailure } from '../../../shared/errors.ts'
import { pullModel, type PullOptions } from './pullModel.ts'
import type { VerifiedModel } from './verifyModel.ts'

/** The product's model, then the one that can be had wherever a Python index can. */
export const defaultModelIds: readonly string[] = ['youtu-llm-2b-q8', 'qwen2.5-coder-1.5b-q4']

export type PullDefaultOptions = PullOptions & {
  readonly onModelTried?: (id: string) => void
  readonly onModelLeft?: (id: string, failure: AppFailure) => void
}

/** The first default model that can be had. Only a download that no source could deliver leads on to the next; every other failure is thrown. */
export async function pullDefaultModel(options: PullDefaultOptions = {}): Promise<VerifiedModel> {
  for (const id of defaultModelIds) {
    options.onModelTried?.(id)
    try {
      return await pullModel(id, options)
    } catch (error) {
      if (!(error instanceof AppFailure) || error.code !== 'model-download-failed' || id === defaultModelIds.at(-1)) throw error
      options.onModelLeft?.(id, error)
    }
  }
  throw new AppFailure('model-missing')
}
