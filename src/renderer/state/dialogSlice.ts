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

  return {
    dialog: null,
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => (get().dialog?.kind === 'encoding' ? answerEncoding(null) : set({ dialog: null })),
    askEncoding: (failure, name) => {
      answerEncoding(null)
      set({ dialog: { kind: 'encoding', failure, name, candidates: candidateEncodings(String(failure.params['candidates'] ?? '')) } })
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    answerEncoding,
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
