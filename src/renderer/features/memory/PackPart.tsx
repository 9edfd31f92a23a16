import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import type { PackOutcome } from '../../state/memoryState.ts'
import styles from './Memory.module.css'

const maximumNameCharacters = 60

/** The rules of a department go from machine to machine as a file. */
export function PackPart() {
  const { t } = useTranslation()
  const exportRules = useWorkstation((state) => state.exportRules)
  const importRules = useWorkstation((state) => state.importRules)
  const outcome = useWorkstation((state) => state.packOutcome)
  const hasRules = useWorkstation((state) => state.rules?.some(({ state: at }) => at === 'approved') ?? false)
  const [name, setName] = useState('')
  return (
    <section className={styles.part} aria-label={t('memory.pack.title')} data-testid="rule-pack">
      <h3>{t('memory.pack.title')}</h3>
      <TextField
        label={t('memory.pack.name')}
        value={name}
        maximum={maximumNameCharacters}
        placeholder={t('memory.pack.placeholder')}
        hint={t('memory.pack.hint')}
        testId="rule-pack-name"
        onCommit={setName}
      />
      <div className={styles.buttons}>
        <Button
          disabled={!hasRules}
          title={hasRules ? undefined : t('memory.pack.nothing')}
          data-testid="export-rules"
          onClick={() => void exportRules(name)}
        >
          {t('memory.pack.export')}
        </Button>
        <Button data-testid="import-rules" onClick={() => void importRules()}>
          {t('memory.pack.import')}
        </Button>
      </div>
      {outcome === null ? null : <Outcome outcome={outcome} />}
    </section>
  )
}

function Outcome({ outcome }: { readonly outcome: PackOutcome }) {
  const { t } = useTranslation()
  switch (outcome.kind) {
    case 'failed':
      return (
        <Notice tone="red" testId="pack-failure" code={outcome.failure.code}>
          <FailureText failure={outcome.failure} />
        </Notice>
      )
    case 'saved':
      return (
        <p role="status" className={styles.facts} data-testid="pack-outcome">
          {t('memory.pack.saved')}
        </p>
      )
    case 'imported': {
      const { proposed, known, refused } = outcome
      const reasons = [...new Set(refused)].map((refusal) => t(`memory.refusal.${refusal}`)).join(t('memory.pack.and'))
      return (
        <p role="status" className={styles.facts} data-testid="pack-outcome">
          {t('memory.pack.imported', { proposed, known, refused: refused.length })}{' '}
          {refused.length === 0 ? '' : t('memory.pack.refused', { reasons })}
        </p>
      )
    }
  }
}
