import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/contract.ts'
import { isRival } from '../../../shared/memory/changeKeys.ts'
import type { RuleView } from '../../../shared/memory/rule.ts'
import { maximumRulesOfSection } from '../../../shared/memory/ruleMoves.ts'
import { useSectionName } from '../useSectionName.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Memory.module.css'
import { RuleRow } from './RuleRow.tsx'

/** What waits for the physician first, then each section with its rules and how many more it may have. */
export function RuleLists({ rules }: { readonly rules: readonly RuleView[] }) {
  const { t } = useTranslation()
  const sectionName = useSectionName()
  const changeRule = useWorkstation((state) => state.changeRule)
  const lists = useRef<HTMLDivElement>(null)
  /** The rule that was changed last: it may stand in another list afterwards, and keeps the focus there. */
  const acted = useRef<RuleView['id'] | null>(null)

  useEffect(() => {
    if (acted.current === null) return
    const row = lists.current?.querySelector<HTMLElement>(`[data-rule="${acted.current}"]`)
    acted.current = null
    row?.focus()
  }, [rules])

  async function change(rule: RuleView, to: Input<'changeRule'>['to']): Promise<void> {
    acted.current = rule.id
    await changeRule(rule.id, to)
  }

  const waiting = rules.filter(({ state }) => state === 'proposed')
  const decided = rules.filter(({ state }) => state !== 'proposed')
  const sections = [...new Set(decided.map(({ sectionId }) => sectionId))]
  if (rules.length === 0) {
    return (
      <p className={styles.empty} data-testid="memory-empty">
        {t('memory.none')}
      </p>
    )
  }
  return (
    <div ref={lists}>
      {waiting.length === 0 ? null : (
        <section className={styles.part} aria-label={t('memory.proposed')}>
          <h3>{t('memory.proposed')}</h3>
          <ul>
            {waiting.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                section={sectionName(rule.sectionId)}
                rivals={rivalsOf(rule, rules)}
                isFull={inForce(rules, rule.sectionId) >= maximumRulesOfSection}
                onChange={change}
              />
            ))}
          </ul>
        </section>
      )}
      {sections.map((sectionId) => {
        const count = inForce(rules, sectionId)
        const isFull = count >= maximumRulesOfSection
        return (
          <section key={sectionId} className={styles.part} aria-label={sectionName(sectionId)} data-testid="rule-section">
            <h3>
              {sectionName(sectionId)}
              <span className={isFull ? styles.full : styles.room} data-testid="rule-room">
                {t('memory.room', { count, maximum: maximumRulesOfSection })}
                {isFull ? ` · ${t('memory.full')}` : ''}
              </span>
            </h3>
            <ul>
              {decided
                .filter((rule) => rule.sectionId === sectionId)
                .map((rule) => (
                  <RuleRow key={rule.id} rule={rule} section={null} rivals={[]} isFull={isFull} onChange={change} />
                ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

const inForce = (rules: readonly RuleView[], sectionId: string) =>
  rules.filter((rule) => rule.sectionId === sectionId && rule.state === 'approved').length

/** Approved rules that would have to go if this one were approved: they speak of the same words, or undo it. */
function rivalsOf(rule: RuleView, rules: readonly RuleView[]): readonly RuleView[] {
  return rules.filter((other) => other.state === 'approved' && other.sectionId === rule.sectionId && isRival(other.change, rule.change))
}
