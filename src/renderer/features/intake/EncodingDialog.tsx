import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkstationDialog } from '../../state/dialogState.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Intake.module.css'

type EncodingQuestion = Extract<WorkstationDialog, { kind: 'encoding' }>

/** Asked when a file's encoding can't be told for sure: a wrong guess would be wrong words in a record. */
export function EncodingDialog({ question }: { readonly question: EncodingQuestion }) {
  const { t } = useTranslation()
  const answerEncoding = useWorkstation((state) => state.answerEncoding)
  const [chosen, setChosen] = useState(question.candidates[0])
  return (
    <Dialog
      title={t('intake.encoding.title')}
      testId="encoding-dialog"
      onClose={() => answerEncoding(null)}
      actions={
        <>
          <Button onClick={() => answerEncoding(null)} keys="Esc">
            {t('intake.encoding.cancel')}
          </Button>
          <Button tone="main" disabled={chosen === undefined} onClick={() => answerEncoding(chosen ?? null)} data-testid="confirm-encoding">
            {t('intake.encoding.retry')}
          </Button>
        </>
      }
    >
      {question.name === null ? null : <p className={styles.name}>{question.name}</p>}
      <p>
        <FailureText failure={question.failure} />
      </p>
      <fieldset className={styles.choices}>
        <legend className="hidden-visually">{t('intake.encoding.label')}</legend>
        {question.candidates.map((encoding, index) => (
          <label key={encoding}>
            <input
              type="radio"
              name="encoding"
              value={encoding}
              checked={encoding === chosen}
              {...(index === 0 && { 'data-autofocus': '' })}
              onChange={() => setChosen(encoding)}
            />
            {t(`intake.encoding.name.${encoding}`)}
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
