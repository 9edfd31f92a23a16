import type { DraftId, HistoryEntry, VersionKind } from '../../src/shared/note.ts'
import { generatingDraft, scriptedModel, scriptedNow, scriptedVersions, strokeSections } from './scriptedNotes.ts'

type Line = {
  readonly version: number
  readonly kind: VersionKind
  readonly secondsAgo: number
  readonly texts?: Readonly<Record<string, string>>
}

const diagnosis = '拟诊高血压急症，急性脑梗死（右侧基底节区）。'
const mended = '高血压急症（高血压病3级，很高危）；急性脑梗死（左侧基底节区），病因考虑小动脉闭塞型。头颅CT（11-19）未见出血。'
const lines: readonly Line[] = [
  { version: 1, kind: 'model', secondsAgo: 3_000 },
  { version: 2, kind: 'edit', secondsAgo: 620, texts: { diagnosis: '拟诊高血压急症，急性脑' } },
  { version: 3, kind: 'edit', secondsAgo: 614, texts: { diagnosis: '拟诊高血压急症，急性脑梗死（右侧' } },
  { version: 4, kind: 'edit', secondsAgo: 608, texts: { diagnosis } },
  { version: 5, kind: 'repair', secondsAgo: 560, texts: { diagnosis: diagnosis.replace('右侧', '左侧') } },
  { version: 6, kind: 'insertion', secondsAgo: 520, texts: { plan: `${strokeSections[2]?.text ?? ''}青霉素过敏（皮疹）。` } },
  { version: 7, kind: 'edit', secondsAgo: 400, texts: { diagnosis: mended } },
]
const signature: Line = { version: 7, kind: 'signed', secondsAgo: -65 }
const earlier = '00000000-0000-4000-8000-0000000000d0' as DraftId

/** Texts of a version: those of the lines up to it. */
export function scriptedVersion(version: number): { id: string; heading: string; text: string }[] {
  const texts: Record<string, string> = Object.assign(
    {},
    ...lines.filter((line) => line.version <= version).map((line) => line.texts ?? {}),
  )
  return strokeSections.map(({ id, heading, text }) => ({ id, heading, text: version === 0 && id === 'plan' ? '' : (texts[id] ?? text) }))
}

/** What a physician did in ten minutes: a wrong side typed, mended by its repair, an omission taken in, signed; a first draft was stopped. */
export function scriptedHistory(isSigned: boolean): HistoryEntry[] {
  const entry = (draftId: DraftId, draftNumber: number, { version, kind, secondsAgo }: Line): HistoryEntry => ({
    draftId,
    draftNumber,
    version,
    kind,
    author: kind === 'model' || kind === 'stopped' ? 'model' : 'physician',
    at: scriptedNow - secondsAgo * 1000,
    characters: scriptedVersion(version).reduce((sum, { text }) => sum + text.length, 0),
    restoredFrom: null,
    ...(version <= 1 && { provenance: { model: scriptedModel, templateId: 'outpatient', templateVersion: 1, versions: scriptedVersions } }),
  })
  const all = isSigned ? [...lines, signature] : lines
  return [entry(earlier, 1, { version: 0, kind: 'stopped', secondsAgo: 90_000 }), ...all.map((line) => entry(generatingDraft.id, 2, line))]
}
