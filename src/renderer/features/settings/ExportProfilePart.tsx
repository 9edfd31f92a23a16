import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lineEnds, widths } from '../../../shared/choices.ts'
import type { Output } from '../../../shared/contract.ts'
import { exportNote, inOrder } from '../../../shared/exportText.ts'
import type { ExportProfile } from '../../../shared/settings.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { SectionOrder } from './SectionOrder.tsx'
import styles from './SettingsPage.module.css'

type TemplateSections = Output<'readTemplateSections'>

/** How a summary leaves for the form of the record system, with what comes of it. */
export function ExportProfilePart() {
  const { t } = useTranslation()
  const language = useLanguage()
  const profile = useWorkstation((state) => state.settings.exportProfile)
  const hasAiLabel = useWorkstation((state) => state.settings.hasAiLabel)
  const templateId = useWorkstation((state) => state.settings.templateId)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const readTemplateSections = useWorkstation((state) => state.readTemplateSections)
  const [template, setTemplate] = useState<TemplateSections>([])
  const change = (patch: Partial<ExportProfile>): void => void changeSettings({ exportProfile: { ...profile, ...patch } })

  useEffect(() => void readTemplateSections(templateId).then(setTemplate), [readTemplateSections, templateId])

  const sections = inOrder(
    template.map(({ id, heading }) => ({ id, heading: heading[language] })),
    profile.order,
  )
  const samples = [t('exportProfile.sample.a'), t('exportProfile.sample.b'), t('exportProfile.sample.c')]
  const sample = template.map(({ id, heading }, place) => ({ id, heading: heading[language], text: samples[place % samples.length] ?? '' }))
  const preview = exportNote(sample, profile, hasAiLabel ? t('exportProfile.sample.label') : null)

  return (
    <>
      <SectionOrder sections={sections} onChange={(order) => change({ order })} />
      <ChoiceGroup
        testId="setting-headings"
        label={t('exportProfile.headings.label')}
        value={profile.hasHeadings}
        choices={[true, false].map((value) => ({
          value,
          label: t(value ? 'exportProfile.headings.with' : 'exportProfile.headings.without'),
        }))}
        onChange={(hasHeadings) => change({ hasHeadings })}
      />
      <ChoiceGroup
        testId="setting-line-ends"
        label={t('exportProfile.lineEnds.label')}
        value={profile.lineEnds}
        choices={lineEnds.map((value) => ({ value, label: t(`exportProfile.lineEnds.${value}`) }))}
        onChange={(value) => change({ lineEnds: value })}
      />
      <ChoiceGroup
        testId="setting-width"
        label={t('exportProfile.width.label')}
        value={profile.width}
        choices={widths.map((value) => ({ value, label: t(`exportProfile.width.${value}`) }))}
        onChange={(width) => change({ width })}
      />
      <ChoiceGroup
        testId="setting-gbk"
        label={t('exportProfile.gbk.label')}
        value={profile.isGbk}
        choices={[false, true].map((value) => ({ value, label: t(value ? 'exportProfile.gbk.gbk' : 'exportProfile.gbk.unicode') }))}
        hint={t('exportProfile.gbk.hint')}
        onChange={(isGbk) => change({ isGbk })}
      />
      <ChoiceGroup
        testId="setting-ai-label"
        label={t('exportProfile.ai.label')}
        value={hasAiLabel}
        choices={[false, true].map((value) => ({ value, label: t(value ? 'exportProfile.ai.on' : 'exportProfile.ai.off') }))}
        hint={t('exportProfile.ai.hint')}
        onChange={(value) => void changeSettings({ hasAiLabel: value })}
      />
      <figure className={styles.preview}>
        <figcaption>{t('exportProfile.preview')}</figcaption>
        <p data-testid="export-preview">{preview}</p>
      </figure>
    </>
  )
}
