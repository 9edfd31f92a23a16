import { useContext, useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { SearchIcon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useModalDialog } from '../../ui/useModalDialog.ts'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation, WorkstationContext } from '../useWorkstation.ts'
import { commandGroups, windowCommand, windowCommandNames, type WindowCommandName } from '../windowCommands.ts'
import { commandAvailability } from './commandAvailability.ts'
import styles from './CommandPalette.module.css'
import { filterCommands, type PaletteCommand } from './filterCommands.ts'

/** Every command with its key: typing narrows them, Enter runs one, Esc goes back to where the focus was. */
export function CommandPalette({ run }: { readonly run: (name: WindowCommandName) => unknown }) {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const dialog = useModalDialog()
  const ids = useId()
  const commands = usePaletteCommands()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const found = filterCommands(commands, query)
  const shown = groupsOf(found, query.trim() !== '')
  const reachable = shown.flatMap((group) => (group.name === 'unavailable' ? [] : group.commands))
  const current = reachable[Math.min(active, reachable.length - 1)]
  const idOf = (name: WindowCommandName): string => `${ids}-${name}`

  useEffect(() => {
    if (current !== undefined) document.getElementById(idOf(current.name))?.scrollIntoView({ block: 'nearest' })
  })

  function execute(command: PaletteCommand | undefined): void {
    if (command?.isAvailable !== true) return
    closeDialog()
    // the dialog gives the focus back to where it came from first
    requestAnimationFrame(() => run(command.name))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && reachable.length > 0) {
      event.preventDefault()
      const at = Math.min(active, reachable.length - 1)
      const isSingle = Math.abs(step) === 1
      setActive(isSingle ? (at + step + reachable.length) % reachable.length : Math.min(Math.max(at + step, 0), reachable.length - 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      execute(current)
    }
  }

  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('palette.title')}
      data-testid="palette"
      onCancel={(event) => {
        event.preventDefault()
        closeDialog()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) closeDialog()
      }}
    >
      <div className={styles.query}>
        <SearchIcon />
        <input
          data-autofocus=""
          data-testid="palette-query"
          role="combobox"
          type="text"
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
          aria-label={t('palette.label')}
          aria-expanded={found.length > 0}
          aria-controls={`${ids}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : idOf(current.name)}
          placeholder={t('palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="hidden-visually" role="status">
        {t('palette.count', { count: found.length })}
      </p>
      <div id={`${ids}-list`} role="listbox" aria-label={t('palette.list')} className={styles.list}>
        {shown.map((group) => (
          <div key={group.name} role="group" aria-labelledby={`${ids}-group-${group.name}`}>
            <div id={`${ids}-group-${group.name}`} className={styles.group} role="presentation">
              {group.name === 'unavailable' ? t('palette.unavailable') : t(`commands.group.${group.name}`)}
            </div>
            {group.commands.map((command) => (
              <div
                key={command.name}
                id={idOf(command.name)}
                role="option"
                aria-selected={command === current}
                aria-disabled={command.isAvailable ? undefined : true}
                aria-keyshortcuts={keysOf(command.name)?.aria}
                className={styles.command}
                data-testid="palette-command"
                data-command={command.name}
                onMouseMove={() => setActive(Math.max(reachable.indexOf(command), 0))}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => execute(command)}
              >
                <span>{command.words}</span>
                <Keys name={command.name} />
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 ? (
        <p className={styles.empty} data-testid="palette-empty">
          {t('palette.empty', { query })}
        </p>
      ) : null}
      <div className={styles.foot} aria-hidden="true">
        <Kbd keys="↑ ↓" /> {t('palette.hint.move')}
        <Kbd keys="↵" /> {t('palette.hint.run')}
        <Kbd keys="Esc" /> {t('palette.hint.close')}
      </div>
    </dialog>
  )
}

function Keys({ name }: { readonly name: WindowCommandName }) {
  const keys = keysOf(name)
  return keys === undefined ? null : <Kbd keys={keys.shown} />
}

function keysOf(name: WindowCommandName): { readonly shown: string; readonly aria: string } | undefined {
  return name in shortcuts ? shortcuts[name as keyof typeof shortcuts] : undefined
}

/** As they stand when the palette opens: nothing changes under the hand that chooses. */
function usePaletteCommands(): readonly PaletteCommand[] {
  const { i18n } = useTranslation()
  const language = useLanguage()
  const store = useContext(WorkstationContext)
  const [state] = useState(() => store?.getState() ?? null)
  const [own, other] = [i18n.getFixedT(language), i18n.getFixedT(language === 'zh' ? 'en' : 'zh')]
  return windowCommandNames
    .filter((name) => windowCommand(name).isHidden !== true)
    .map((name) => ({
      name,
      words: own(`commands.name.${name}`),
      alsoFoundBy: [other(`commands.name.${name}`), keysOf(name)?.shown ?? ''],
      isAvailable: state !== null && commandAvailability[name](state),
    }))
}

type ShownGroup = { readonly name: (typeof commandGroups)[number] | 'unavailable'; readonly commands: readonly PaletteCommand[] }

/** In the groups of the table; while something is typed the best match comes first, and its group with it. What is not possible now comes last. */
function groupsOf(found: readonly PaletteCommand[], isRanked: boolean): readonly ShownGroup[] {
  const available = found.filter(({ isAvailable }) => isAvailable)
  const groupOf = ({ name }: PaletteCommand) => windowCommand(name).group
  const order = isRanked ? [...new Set(available.map(groupOf))] : commandGroups
  const groups: ShownGroup[] = order.map((name) => ({ name, commands: available.filter((command) => groupOf(command) === name) }))
  const unavailable = found.filter(({ isAvailable }) => !isAvailable)
  return [...groups, { name: 'unavailable' as const, commands: unavailable }].filter(({ commands }) => commands.length > 0)
}
