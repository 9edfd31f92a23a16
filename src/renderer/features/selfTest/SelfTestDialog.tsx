import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SelfTestCheck, SelfTestReport } from '../../../shared/selfTest.ts'
import { dayAndTime } from '../../ui/dayAndTime.ts'
import { CheckIcon, InfoIcon, WarningIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { PaperDialog } from '../PaperDialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SelfTest.module.css'

/** Runs the self-test when it opens; the report is a page for paper. */
export function SelfTestDialog() {
  const { t } = useTranslation()
  const report = useWorkstation((state) => state.selfTest)
  const failure = useWorkstation((state) => state.selfTestFailure)
  const runSelfTest = useWorkstation((state) => state.runSelfTest)

  useEffect(() => void runSelfTest(), [runSelfTest])

  return (
    <PaperDialog title={t('selfTest.title')} testId="self-test" isReady={report !== null}>
      {failure === null ? null : (
        <Notice tone="red" testId="self-test-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      {report === null ? failure === null ? <p role="status">{t('selfTest.running')}</p> : null : <Report report={report} />}
    </PaperDialog>
  )
}

function Report({ report }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation()
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed').length
  const noted = report.checks.filter(({ outcome }) => outcome === 'warning').length
  const outcome = failed > 0 ? 'failed' : noted > 0 ? 'warning' : 'passed'
  return (
    <article className={styles.report} aria-label={t('selfTest.page')} data-testid="self-test-report" data-outcome={outcome}>
      <h3 className={styles.title}>{t('selfTest.page')}</h3>
      <p className={styles.at}>{t('selfTest.at', { time: dayAndTime(report.at), version: report.version, platform: report.platform })}</p>
      <p className={styles.summary} data-outcome={outcome}>
        {t(`selfTest.summary.${outcome}`, { count: failed > 0 ? failed : noted })}
      </p>
      <ul>
        {report.checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </article>
  )
}

const outcomeIcons = { passed: CheckIcon, warning: InfoIcon, failed: WarningIcon } as const

function CheckRow({ check: { id, outcome, code, facts } }: { readonly check: SelfTestCheck }) {
  const { t, i18n } = useTranslation()
  const OutcomeIcon = outcomeIcons[outcome]
  const wordsKey = `selfTest.words.${id}.${code}`
  return (
    <li className={styles.check} data-testid="self-test-check" data-check={id} data-outcome={outcome} data-code={code}>
      <h4>
        {t(`selfTest.check.${id}`)}
        <span className={styles.outcome} data-outcome={outcome}>
          <OutcomeIcon size={14} />
          {t(`selfTest.outcome.${outcome}`)}
        </span>
      </h4>
      <p>{i18n.t(wordsKey as 'selfTest.words.model.verified')}</p>
      {facts.length === 0 ? null : (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{i18n.t(`selfTest.fact.${name}` as 'selfTest.fact.name')}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
