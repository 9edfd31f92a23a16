import type { DraftId, Statement } from '../../shared/note.ts'
import { headings } from './storeFixture.ts'
import { appendStatement } from './statements.ts'
import type { WritableStore } from './store.ts'
import { appendStreamText, appendStreamWithdrawal } from './streamTexts.ts'

/** A draft of pseudo-random steps that writer and test both can work out from their number alone. */
const sectionOf = (step: number) => headings[Math.floor(step / 20) % headings.length]?.id ?? ''
const kindOf = (step: number) => (step % 7 === 6 ? 'statement' : step % 11 === 10 ? 'withdrawal' : 'text')
const textOf = (step: number) => `第${step}段😀 `
const statementOf = (step: number): Statement => ({
  text: `第${step}句。`,
  kind: 'record',
  evidence: [{ start: step, end: step + 1, text: '胸' }],
})

export function writeStep(store: WritableStore, draftId: DraftId, step: number): void {
  const place = { draftId, sectionId: sectionOf(step), at: step }
  switch (kindOf(step)) {
    case 'statement':
      return appendStatement(store, { ...place, statement: statementOf(step) })
    case 'withdrawal':
      return appendStreamWithdrawal(store, place)
    case 'text':
      return appendStreamText(store, { ...place, text: textOf(step) })
  }
}

/** What the sections must hold after `steps` steps, worked out without the store. */
export function statementsAfter(steps: number): Statement[][] {
  return headings.map(({ id }) => {
    const statements: Statement[] = []
    let grey = ''
    for (let step = 1; step <= steps; step++) {
      if (sectionOf(step) !== id) continue
      const kind = kindOf(step)
      if (kind === 'statement') statements.push(statementOf(step))
      grey = kind === 'text' ? grey + textOf(step) : ''
    }
    return grey === '' ? statements : [...statements, { text: grey, kind: 'record', evidence: [] }]
  })
}
