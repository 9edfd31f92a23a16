import { Fragment, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/note.ts'
import { ChevronIcon } from '../../ui/icons.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { groupVersions, type PlacedEntry, type VersionGroup } from './groupVersions.ts'
import styles from './History.module.css'
import { useProvenance } from './useProvenance.ts'
import { useVersionName, versionTime } from './useVersionName.ts'

/** All versions, the newest on top; two columns of radio buttons say which two stand side by side. */
export function VersionTable({ history }: { readonly history: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const groups = groupVersions(history)
  const hasSeveralDrafts = new Set(history.map(({ draftId }) => draftId)).size > 1
  // the arrow keys go through the versions from here
  useEffect(() => table.current?.querySelector<HTMLInputElement>('[name=history-right]:checked')?.focus(), [])

  return (
    <table ref={table} className={styles.table} data-testid="versions">
      <caption className="hidden-visually">{t('history.list')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('history.left')}</th>
          <th scope="col">{t('history.right')}</th>
          <th scope="col">{t('history.version')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group, index) => (
          <Fragment key={group.place}>
            {hasSeveralDrafts && groups[index - 1]?.draftId !== group.draftId ? (
              <tr className={styles.draft}>
                <td colSpan={2} />
                <th scope="rowgroup">{t('history.draft', { number: group.draftNumber })}</th>
              </tr>
            ) : null}
            <VersionRows group={group} history={history} />
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function VersionRows({ group, history }: { readonly group: VersionGroup; readonly history: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const compared = useWorkstation((state) => state.compared)
  const [isOpen, setIsOpen] = useState(false)
  // what is laid side by side is always in sight
  const hasCompared = group.earlier.some(({ place }) => place === compared?.left || place === compared?.right)
  return (
    <>
      <VersionRow entry={group} history={history} />
      {group.earlier.length === 0 ? null : (
        <tr className={styles.saves}>
          <td colSpan={2} />
          <td>
            <button
              type="button"
              aria-expanded={isOpen || hasCompared}
              onClick={() => setIsOpen(!isOpen)}
              disabled={hasCompared}
              data-testid="version-saves"
            >
              <ChevronIcon size={12} />
              {t('history.saves', { count: group.earlier.length })}
            </button>
          </td>
        </tr>
      )}
      {isOpen || hasCompared ? group.earlier.map((entry) => <VersionRow key={entry.place} entry={entry} history={history} />) : null}
    </>
  )
}

function VersionRow({ entry, history }: { readonly entry: PlacedEntry; readonly history: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const compared = useWorkstation((state) => state.compared)
  const compareVersions = useWorkstation((state) => state.compareVersions)
  const provenanceOf = useProvenance()
  const { place, kind, author, version, at, characters, by, provenance } = entry
  const name = nameOf(entry)
  const left = compared?.left ?? place
  const right = compared?.right ?? place
  const isCompared = place === compared?.left || place === compared?.right
  return (
    <tr className={isCompared ? styles.compared : undefined} data-testid="version" data-kind={kind} data-version={version}>
      <td>
        <input
          type="radio"
          name="history-left"
          aria-label={t('history.choose.left', { name })}
          checked={compared?.left === place}
          onChange={() => void compareVersions(place, right)}
        />
      </td>
      <td>
        <input
          type="radio"
          name="history-right"
          aria-label={t('history.choose.right', { name })}
          checked={compared?.right === place}
          onChange={() => void compareVersions(left, place)}
        />
      </td>
      <td>
        <button
          type="button"
          className={styles.step}
          title={t('history.step')}
          onClick={() => void compareVersions(Math.max(0, place - 1), place)}
        >
          <span className={styles.kind} data-kind={kind}>
            {t(`history.kind.${kind}`)}
          </span>
          <span className={styles.time}>{versionTime(at)}</span>
          <span className={styles.detail}>
            {[
              version === 0 ? null : t('history.number', { version }),
              by ?? t(`history.author.${author}`),
              t('history.characters', { count: characters }),
              originWords(),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
          {provenance === undefined ? null : (
            <span className={styles.provenance} data-testid="provenance">
              {provenanceOf(provenance)}
            </span>
          )}
        </button>
      </td>
    </tr>
  )

  function originWords(): string | null {
    const from = entry.restoredFrom
    if (from === null) return null
    if (from.draftId === entry.draftId) return t('history.from', { version: from.version })
    const number = history.find(({ draftId }) => draftId === from.draftId)?.draftNumber ?? 1
    return t('history.fromDraft', { number, version: from.version })
  }
}
