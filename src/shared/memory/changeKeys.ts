import type { Change } from './change.ts'

/** Equal for changes that do the same. */
export function changeKey(change: Change): string {
  switch (change.kind) {
    case 'term':
    case 'wording':
    case 'mark':
      return `${change.kind}\t${change.from}\t${change.to}`
    case 'spacing':
      return `spacing\t${String(change.isSpaced)}`
    case 'frequency':
      return `frequency\t${change.form}`
    case 'leave-out':
      return `leave-out\t${change.what}`
    case 'order':
    case 'sequence':
      return `${change.kind}\t${change.first}\t${change.then}`
  }
}

/** Equal for changes of which only one can hold: they speak of the same words, marks or places. */
export function subjectKey(change: Change): string {
  switch (change.kind) {
    case 'term':
    case 'wording':
      return `words\t${change.from}`
    case 'mark':
      return `mark\t${change.from}`
    case 'order':
    case 'sequence':
      return `${change.kind}\t${[change.first, change.then].sort().join('\t')}`
    case 'leave-out':
      return changeKey(change)
    case 'spacing':
    case 'frequency':
      return change.kind
  }
}

/** Whether two rules of a section can't both hold: they speak of the same words, or one undoes the other. */
export function isRival(a: Change, b: Change): boolean {
  return subjectKey(a) === subjectKey(b) || ('from' in a && 'from' in b && a.kind === b.kind && a.from === b.to && a.to === b.from)
}
