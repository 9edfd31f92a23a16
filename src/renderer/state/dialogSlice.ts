import { textEncodings } from '../../shared/choices.ts'
import type { DialogSlice, TextEncoding } from './dialogState.ts'
import type { SliceContext } from './workstationState.ts'

export function createDialogSlice({ get, set }: SliceContext): DialogSlice {
  let answer: ((encoding: TextEncoding | null) => void) | null = null

  function answerEncoding(encoding: TextEncoding | null): void {
    const resolve = answer
    answer = null
    if (get().dialog?.kind === 'encoding') set({ dialog: null })
    resolve?.(encoding)
  }

  let answerTaking: ((isWanted: boolean) => void) | null = null

  function answerPreview(isWanted: boolean): void {
    const resolve = answerTaking
    answerTaking = null
    if (get().dialog?.kind === 'preview') set({ dialog: null })
    resolve?.(isWanted)
  }

  return {
    dialog: null,
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => {
      if (get().dialog?.kind === 'encoding') answerEncoding(null)
      else if (get().dialog?.kind === 'preview') answerPreview(false)
      else set({ dialog: null })
    },
    askEncoding: (failure, name) => {
      answerEncoding(null)
      set({ dialog: { kind: 'encoding', failure, name, candidates: candidateEncodings(String(failure.params['candidates'] ?? '')) } })
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    answerEncoding,
    askToTake: (preview, name) => {
      answerPreview(false)
      set({ dialog: { kind: 'preview', preview, name } })
      return new Promise((resolve) => {
        answerTaking = resolve
      })
    },
    answerPreview,
  }
}

/** The encodings that the failure names come first, in its order (the likeliest first), the others stay within reach. */
function candidateEncodings(named: string): readonly TextEncoding[] {
  const place = (encoding: TextEncoding): number => {
    const at = named.toLowerCase().indexOf(encoding)
    return at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  return [...textEncodings].sort((a, b) => place(a) - place(b))
}
