import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { themes } from '../../../shared/choices.ts'
import { patientOf } from '../../../shared/patient.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { isOpening } from '../../state/noteSlice.ts'
import { Dot } from '../../ui/Dot.tsx'
import { MoonIcon, QueueIcon, SearchIcon, SunIcon, SystemIcon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { engineTone, engineWords } from '../engineWords.ts'
import { PatientStrip } from '../PatientStrip.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { LockButton } from './LockButton.tsx'
import { SettingsButton } from './SettingsButton.tsx'
import styles from './TopBar.module.css'

const themeIcons = { system: SystemIcon, light: SunIcon, dark: MoonIcon } as const

type TopBarProps = { readonly isQueueOpen: boolean; readonly onToggleQueue: () => void }

/** Whose record is open, and how the model is. */
export function TopBar({ isQueueOpen, onToggleQueue }: TopBarProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const note = useWorkstation((state) => state.note)
  const isWaiting = useWorkstation(isOpening)
  const pending = useWorkstation((state) => state.notes.filter((other) => other.phase !== 'signed').length)
  const engine = useWorkstation((state) => state.engine)
  const theme = useWorkstation((state) => state.settings.theme)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const openDialog = useWorkstation((state) => state.openDialog)
  const ThemeIcon = themeIcons[theme]
  const recordText = note?.record.text ?? null
  const patient = useMemo(() => (recordText === null ? null : patientOf(recordText)), [recordText])

  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.queue}
        aria-expanded={isQueueOpen}
        aria-keyshortcuts={shortcuts.toggleQueue.aria}
        title={`${t(isQueueOpen ? 'topbar.hideQueue' : 'topbar.showQueue')} (${shortcuts.toggleQueue.shown})`}
        onClick={onToggleQueue}
        data-testid="toggle-queue"
      >
        <QueueIcon />
        {t('topbar.queue')}
        <span className={styles.count}>{pending}</span>
      </button>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <span className={styles.title}>
        {isWaiting ? null : note === null || patient === null ? (
          <span data-testid="patient-title">{t('topbar.noNote')}</span>
        ) : (
          <PatientStrip title={note.summary.title} patient={patient} testId="patient-strip" />
        )}
      </span>
      <button
        type="button"
        className={styles.palette}
        aria-haspopup="dialog"
        aria-keyshortcuts={shortcuts.openPalette.aria}
        onClick={() => openDialog({ kind: 'palette' })}
        data-testid="open-palette"
      >
        <SearchIcon size={14} />
        <span className={styles.paletteWords}>{t('palette.open')}</span>
        <Kbd keys={shortcuts.openPalette.shown} />
      </button>
      <span className={styles.engine} data-testid="engine-state" data-phase={engine.phase} role="status">
        <Dot tone={engineTone[engine.phase]} />
        {engineWords(t, engine)}
      </span>
      <span className={styles.offline}>{t('topbar.offline')}</span>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}
        data-testid="language"
      >
        {t('topbar.language')}
      </button>
      <button
        type="button"
        className={styles.theme}
        aria-label={t(`topbar.theme.${theme}`)}
        title={t(`topbar.theme.${theme}`)}
        onClick={() => void changeSettings({ theme: themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system' })}
        data-testid="theme"
      >
        <ThemeIcon />
      </button>
      <LockButton />
      <SettingsButton />
    </header>
  )
}
