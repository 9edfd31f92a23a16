import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { LookStep } from './LookStep.tsx'
import { RecoveryStep } from './RecoveryStep.tsx'
import { ModelStep } from './ModelStep.tsx'
import { SampleStep } from './SampleStep.tsx'
import styles from './Welcome.module.css'

const steps = ['look', 'model', 'recovery', 'sample'] as const

/** What a machine needs before its first note, in four steps, each of which may be left out. */
export function WelcomeDialog() {
  const { t } = useTranslation()
  const [place, setPlace] = useState(0)
  const step = steps[place] ?? 'sample'
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const forgetRecoveryKey = useWorkstation((state) => state.forgetRecoveryKey)
  const openNote = useWorkstation((state) => state.openNote)
  const sample = useWorkstation((state) => state.notes.find(({ isSample }) => isSample))
  const hasNoModel = useWorkstation((state) => state.engine.phase === 'missing')
  const main = useRef<HTMLButtonElement>(null)

  // Enter goes through the steps; what was reached is announced
  useEffect(() => main.current?.focus(), [step])

  function leave(): void {
    forgetRecoveryKey()
    closeDialog()
    void changeSettings({ isSetUp: true })
  }

  function openSample(): void {
    leave()
    if (sample !== undefined) void openNote(sample.id)
  }

  return (
    <Dialog
      title={t('welcome.title')}
      testId="welcome"
      onClose={leave}
      actions={
        <>
          <Button tone="quiet" onClick={leave} keys="Esc" data-testid="welcome-skip">
            {t(step === 'sample' ? 'welcome.start' : 'welcome.skip')}
          </Button>
          <span className={styles.gap} />
          {place === 0 ? null : (
            <Button onClick={() => setPlace(place - 1)} data-testid="welcome-back">
              {t('welcome.back')}
            </Button>
          )}
          {step === 'sample' ? (
            <Button ref={main} tone="main" keys="↵" onClick={openSample} data-testid="welcome-finish">
              {t('welcome.finish')}
            </Button>
          ) : (
            <Button ref={main} tone="main" keys="↵" data-autofocus="" onClick={() => setPlace(place + 1)} data-testid="welcome-next">
              {t(step === 'model' && hasNoModel ? 'welcome.withoutModel' : 'welcome.next')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.step} data-testid="welcome-step" data-step={step}>
        <div aria-live="polite">
          <p className={styles.place}>{t('welcome.step', { step: place + 1, all: steps.length })}</p>
          <h3>{t(`welcome.${step}.title`)}</h3>
        </div>
        {step === 'look' ? <LookStep /> : step === 'model' ? <ModelStep /> : step === 'recovery' ? <RecoveryStep /> : <SampleStep />}
      </div>
    </Dialog>
  )
}
