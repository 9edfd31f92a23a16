import { useTranslation } from 'react-i18next'
import { versionsFact, type AuditEntry, type AuditVerdict } from '../../../shared/audit.ts'
import { readVersionsLine } from '../../../shared/versions.ts'
import { Button } from '../../ui/Button.tsx'
import { dayAndTime } from '../../ui/dayAndTime.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { versionsWords } from '../versionsWords.ts'
import styles from './Audit.module.css'
import { factsOf } from './factsOf.ts'

/** What was done here, by whom and when, and whether the chain of its rows is whole. */
export function AuditDialog() {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const failure = useWorkstation((state) => state.auditFailure)
  const isVerifying = useWorkstation((state) => state.isVerifyingAudit)
  const verifyAudit = useWorkstation((state) => state.verifyAudit)
  const exportAudit = useWorkstation((state) => state.exportAudit)
  return (
    <Dialog
      title={t('audit.title')}
      testId="audit"
      shape="page"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('audit.close')}
          </Button>
          <Button onClick={() => void exportAudit('csv')} data-testid="audit-csv">
            {t('audit.csv')}
          </Button>
          <Button onClick={() => void exportAudit('json')} data-testid="audit-json">
            {t('audit.json')}
          </Button>
          <Button tone="main" disabled={isVerifying} onClick={() => void verifyAudit(true)} data-testid="audit-verify">
            {t('audit.verify')}
          </Button>
        </>
      }
    >
      <p className={styles.what}>{t('audit.what')}</p>
      {failure === null ? null : (
        <Notice tone="red" testId="audit-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      <Verdict />
      <Entries />
    </Dialog>
  )
}

function Verdict() {
  const { t } = useTranslation()
  const verdict = useWorkstation((state) => state.auditVerdict)
  const isVerifying = useWorkstation((state) => state.isVerifyingAudit)
  return (
    <div role="status" data-testid="audit-verdict" data-faults={verdict?.faultCount}>
      {isVerifying ? <p>{t('audit.verifying')}</p> : null}
      {verdict === null ? null : <Outcome verdict={verdict} />}
    </div>
  )
}

function Outcome({ verdict: { rows, texts, faultCount, faults, head } }: { readonly verdict: AuditVerdict }) {
  const { t } = useTranslation()
  const isWhole = faultCount === 0
  return (
    <Notice tone={isWhole ? 'info' : 'red'} testId="audit-outcome">
      <p>{isWhole ? t('audit.whole', { rows, texts }) : t('audit.broken', { count: faultCount })}</p>
      {isWhole ? null : (
        <ul>
          {faults.slice(0, 20).map(({ number, kind }) => (
            <li key={`${number} ${kind}`} data-testid="audit-fault" data-kind={kind}>
              {t('audit.fault', { number, what: t(`audit.faults.${kind}`) })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.head}>{t('audit.head', { number: head.number, mac: head.mac.slice(0, 16) })}</p>
    </Notice>
  )
}

function Entries() {
  const { t } = useTranslation()
  const entries = useWorkstation((state) => state.audit)
  const readOlderAudit = useWorkstation((state) => state.readOlderAudit)
  if (entries === null) return null
  return (
    <>
      <table className={styles.table} data-testid="audit-rows">
        <caption className="hidden-visually">{t('audit.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.number')}</th>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.actor')}</th>
            <th scope="col">{t('audit.kind')}</th>
            <th scope="col">{t('audit.versions')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.number} entry={entry} />
          ))}
        </tbody>
      </table>
      {(entries.at(-1)?.number ?? 1) > 1 ? (
        <Button onClick={() => void readOlderAudit()} data-testid="audit-older">
          {t('audit.older')}
        </Button>
      ) : null}
    </>
  )
}

function EntryRow({ entry: { number, at, actor, kind, noteId, facts } }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation()
  const title = useWorkstation((state) => state.notes.find(({ id }) => id === noteId)?.title)
  const versions = readVersionsLine(String(facts[versionsFact] ?? ''))
  return (
    <tr data-testid="audit-row" data-kind={kind}>
      <td>{number}</td>
      <td>{dayAndTime(at)}</td>
      <td>{actor === '' ? t('audit.nobody') : actor}</td>
      <td>
        <strong>{t(`audit.kinds.${kind}`)}</strong>
        {noteId === null ? null : <span className={styles.note}>{title ?? t('audit.noteId', { id: noteId.slice(0, 8) })}</span>}
        <span className={styles.facts}>{factsOf(t, facts)}</span>
      </td>
      <td className={styles.versions} data-testid="audit-versions">
        {versions === null ? '' : versionsWords(t, versions).join('\n')}
      </td>
    </tr>
  )
}
