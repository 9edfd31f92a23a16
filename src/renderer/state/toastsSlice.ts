import type { SliceContext, Toast, ToastContent, ToastsSlice } from './workstationState.ts'

const maximumToasts = 5

export function createToastsSlice({ set }: SliceContext): ToastsSlice {
  let lastId = 0

  /** The same words again replace the earlier ones; past five the oldest goes. */
  function show(content: ToastContent): void {
    const toast: Toast = { ...content, id: ++lastId }
    set(({ toasts }) => ({ toasts: [...toasts.filter((other) => !isSameContent(other, content)), toast].slice(-maximumToasts) }))
  }

  return {
    toasts: [],
    tell: (message, params = {}) => show({ kind: 'message', message, params }),
    complain: (failure, about) => show({ kind: 'failure', failure, about: about ?? null }),
    dismissToast: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  }
}

function isSameContent({ id: _, ...shown }: Toast, content: ToastContent): boolean {
  return JSON.stringify(shown) === JSON.stringify(content)
}
