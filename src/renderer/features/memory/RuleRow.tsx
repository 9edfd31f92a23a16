import { useId, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/contract.ts'
import type { RuleView } from '../../../shared/memory/rule.ts'
import { moves } from '../../../shared/memory/ruleMoves.ts'
import { Button } from '../../ui/Button.tsx'
import { changeWords } from '../changeWords.ts'
import { dayAndTime } from '../../ui/dayAndTime.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Memory.module.css'

type To = Input<'changeRule'>['to']
type RuleRowProps = {
  readonly rule: RuleView
  /** Heading of its section, where the list is not of one section. */
  readonly section: string | null
  readonly rivals: readonly RuleView[]
  readonly isFull: boolean
  readonly onChange: (rule: RuleView, to: To) => Promise<void>
}

/** Keys of a row that has the focus, or something in it. */
const keys: Readonly<Record<To, string>> = { approved: 'A', off: 'O', 'rolled-back': 'X' }

/** One rule: what it does, how it stands, why, and the edits that led to it. */
export function RuleRow({ rule, section, rivals, isFull, onChange }: RuleRowProps) {
  const { t } = useTranslation()
  const words = useId()
  const isProposed = rule.state === 'proposed'
  const possible = (['approved', 'off', 'rolled-back'] as const).filter((to) => moves[rule.state].includes(to))
  const label: Readonly<Record<To, string>> = {
    approved: t(isProposed ? 'memory.action.approve' : 'memory.action.again'),
    off: t(isProposed ? 'memory.action.decline' : 'memory.action.off'),
    'rolled-back': t('memory.action.rollBack'),
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const to = possible.find((candidate) => keys[candidate] === event.key.toUpperCase())
    if (to === undefined || (to === 'approved' && isFull)) return
    event.preventDefault()
    void onChange(rule, to)
  }

  return (
    <li
      className={styles.rule}
      tabIndex={-1}
      aria-labelledby={words}
      data-testid="rule"
      data-rule={rule.id}
      data-state={rule.state}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <strong id={words}>{changeWords(t, rule.change)}</strong>
        <span className={styles.state} data-state={rule.state}>
          {t(`memory.state.${rule.state}`)}
        </span>
      </div>
      <p className={styles.facts}>
        {[
          ...(section === null ? [] : [section]),
          t(`memory.type.${rule.type}`),
          t(`memory.origin.${rule.origin}`),
          ...(rule.uses > 0 ? [t('memory.uses', { count: rule.uses })] : []),
        ].join(' · ')}
      </p>
      {rule.reason === null ? null : (
        <p className={rule.state === 'suspended' ? styles.suspended : styles.facts} data-testid="rule-reason">
          {rule.reason === 'consolidated' ? t('memory.reason.consolidated') : t('memory.reason.finding', { finding: rule.reason })}
        </p>
      )}
      {rivals.map((rival) => (
        <p key={rival.id} className={styles.facts} data-testid="rule-rival">
          {t('memory.rival', { rule: changeWords(t, rival.change) })}
        </p>
      ))}
      <Examples rule={rule} />
      <div className={styles.buttons}>
        {possible.map((to) => (
          <Button
            key={to}
            tone={to === 'approved' && isProposed ? 'main' : to === 'rolled-back' ? 'quiet' : 'plain'}
            keys={keys[to]}
            ariaKeys={keys[to]}
            disabled={to === 'approved' && isFull}
            data-testid={`rule-${to}`}
            onClick={() => void onChange(rule, to)}
          >
            {label[to]}
          </Button>
        ))}
      </div>
    </li>
  )
}

/** The edits behind a rule, each by its note: a rule shows no more of a note than its own words. */
function Examples({ rule }: { readonly rule: RuleView }) {
  const { t } = useTranslation()
  const notes = useWorkstation((state) => state.notes)
  const openNote = useWorkstation((state) => state.openNote)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  if (rule.shown.length === 0) return null
  return (
    <details className={styles.examples}>
      <summary>{t('memory.examples', { count: rule.shown.length })}</summary>
      <ul>
        {rule.shown.map(({ noteId, at, from, to }, place) => {
          const title = notes.find(({ id }) => id === noteId)?.title
          return (
            <li key={`${noteId}-${String(place)}`} data-testid="rule-example">
              <span>{from === '' ? changeWords(t, rule.change) : changeWords(t, { kind: 'wording', from, to })}</span>
              <span className={styles.time}>{dayAndTime(at)}</span>
              {title === undefined ? (
                <span className={styles.time}>{t('memory.goneNote')}</span>
              ) : (
                <Button
                  tone="quiet"
                  onClick={() => {
                    closeDialog()
                    void openNote(noteId)
                  }}
                >
                  {t('memory.openNote', { title })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
