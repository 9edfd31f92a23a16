import type { TFunction } from 'i18next'
import type { Change } from '../../shared/memory/change.ts'

/** What a rule does, in a line: both forms where it has two. */
export function changeWords(t: TFunction, change: Change): string {
  switch (change.kind) {
    case 'term':
      return t('memory.change.pair', { from: change.from, to: change.to })
    case 'wording':
      return change.to === ''
        ? t('memory.change.dropped', { from: change.from })
        : t('memory.change.pair', { from: change.from, to: change.to })
    case 'mark':
      return t('memory.change.mark', { from: change.from, to: change.to })
    case 'spacing':
      return t(change.isSpaced ? 'memory.change.spaced' : 'memory.change.unspaced')
    case 'frequency':
      return t(`memory.change.frequency.${change.form}`)
    case 'order':
      return t('memory.change.order', { first: t(`memory.slot.${change.first}`), then: t(`memory.slot.${change.then}`) })
    case 'leave-out':
      return t('memory.change.leaveOut', { what: t(`memory.kind.${change.what}`) })
    case 'sequence':
      return t('memory.change.order', { first: t(`memory.kind.${change.first}`), then: t(`memory.kind.${change.then}`) })
  }
}
