import { buildHeadingTable, segmentRecord } from '../../src/shared/text/segment.ts'
import type {
  Coverage,
  DraftId,
  DraftSection,
  DraftView,
  ModelStamp,
  NoteId,
  NotePhase,
  NoteSummary,
  NoteView,
  Segment,
  Statement,
} from '../../src/shared/note.ts'
import type { Versions } from '../../src/shared/versions.ts'
import headingsTable from '../../resources/dict/headings.tsv?raw'
import heartFailure from '../../resources/samples/01-胸闷气促3天.txt?raw'
import stroke from '../../resources/samples/02-高血压急症伴急性脑梗死.txt?raw'
import withoutPlan from '../../resources/samples/03-无诊断无计划.txt?raw'
import longStay from '../../resources/samples/04-住院多日病程.txt?raw'

const rows = headingsTable
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
export const headings = buildHeadingTable(rows.flatMap(([heading, topic]) => (heading && topic ? [{ heading, topic }] : [])))

/** 25 November 2026, 09:42 on this machine's clock: the same on every screenshot. */
export const scriptedNow = new Date(2026, 10, 25, 9, 42, 8).getTime()

type Given = {
  readonly text: string
  readonly title: string
  readonly phase: NotePhase
  readonly preview: string
  readonly isSample?: boolean
  readonly toCheck?: NoteSummary['toCheck']
  readonly at?: number
}

function idOf(number: number): NoteId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as NoteId
}

export function scriptedNote(
  number: number,
  { text, title, phase, preview, isSample = false, at = scriptedNow, toCheck = null }: Given,
): NoteView {
  return {
    summary: { id: idOf(number), title, phase, createdAt: at, updatedAt: at, characters: text.length, preview, isSample, toCheck },
    record: { text, segments: segmentRecord(text, headings), notices: [] },
    draft: null,
  }
}

/** The same record of another patient. */
function strokeOf(name: string, sex: string, age: string): string {
  return stroke.replace('姓名：陈某某    性别：女    年龄：72岁', `姓名：${name}    性别：${sex}    年龄：${age}`)
}

export const strokeNote = scriptedNote(1, {
  text: stroke,
  title: '陈某某 女 72岁',
  phase: 'recorded',
  preview: '头晕、视物模糊1周，右侧肢体无力1天',
  isSample: true,
})

const minutes = 60_000

export const otherNotes: readonly NoteView[] = [
  scriptedNote(2, {
    text: heartFailure,
    title: '周某某 男 68岁',
    phase: 'drafted',
    preview: '反复胸闷气促3天',
    isSample: true,
    toCheck: { reds: 0, ambers: 2 },
    at: scriptedNow - 4 * minutes,
  }),
  scriptedNote(3, {
    text: withoutPlan,
    title: '李某某 女 46岁',
    phase: 'recorded',
    preview: '上腹部隐痛2个月',
    isSample: true,
    at: scriptedNow - 9 * minutes,
  }),
  scriptedNote(4, {
    text: longStay,
    title: '吴某某 男 67岁',
    phase: 'stopped',
    preview: '发热、咳嗽5天，气促1天',
    isSample: true,
    at: scriptedNow - 14 * minutes,
  }),
  scriptedNote(8, {
    text: strokeOf('何某某', '女', '59岁'),
    title: '何某某 女 59岁',
    phase: 'drafted',
    preview: '右侧腰痛2天',
    at: scriptedNow - 17 * minutes,
    toCheck: { reds: 1, ambers: 1 },
  }),
  scriptedNote(5, {
    text: strokeOf('孙某', '男', '51岁'),
    title: '孙某 男 51岁',
    phase: 'signed',
    preview: '右眼红、磨、畏光2天',
    at: scriptedNow - 31 * minutes,
  }),
  scriptedNote(6, {
    text: strokeOf('赵某', '男', '19岁'),
    title: '赵某 男 19岁',
    phase: 'signed',
    preview: '转移性右下腹痛9小时',
    at: scriptedNow - 58 * minutes,
  }),
  scriptedNote(7, {
    text: strokeOf('黄某', '男', '77岁'),
    title: '黄某 男 77岁',
    phase: 'signed',
    preview: '咳嗽、咳痰伴发热3天',
    at: scriptedNow - 1500 * minutes,
  }),
]

/** A statement with the passages of the record that it rests on; a passage that is not there is a fault of the script. */
function statement(record: string, text: string, kind: Statement['kind'], ...passages: string[]): Statement {
  const evidence = passages.map((passage) => {
    const start = record.indexOf(passage)
    if (start < 0) throw new Error(`the record lacks ${passage}`)
    return { start, end: start + passage.length, text: passage }
  })
  return { text, kind, evidence }
}

export const strokeSections: readonly DraftSection[] = [
  section('chief-complaint', '主诉', [statement(stroke, '头晕、视物模糊1周。', 'record', '头晕、视物模糊1周')]),
  section('diagnosis', '诊断结论', [
    statement(
      stroke,
      '高血压急症（高血压病3级，很高危）；急性脑梗死（左侧基底节区），病因考虑小动脉闭塞型。',
      'record',
      '高血压急症（高血压病3级，很高危）',
      '急性脑梗死（左侧基底节区），病因考虑小动脉闭塞型',
    ),
    statement(
      stroke,
      '头颅CT（11-19）：左侧基底节区腔隙性脑梗死，直径约8mm；未见出血。',
      'quoted',
      '头颅CT（11-19）：左侧基底节区腔隙性脑梗死，直径约8mm；未见出血',
    ),
  ]),
  section('plan', '治疗建议', [
    statement(
      stroke,
      '盐酸尼卡地平0.5μg/(kg·min)起静脉泵入，首个24小时血压下降幅度不超过15%，目标155～165/95～100mmHg。',
      'record',
      '盐酸尼卡地平0.5μg/(kg·min)起静脉泵入',
      '首个24小时血压下降幅度不超过15%，目标155～165/95～100mmHg',
    ),
    statement(
      stroke,
      '阿托伐他汀钙40mg口服，每晚1次，出院后2周神经内科门诊复诊。',
      'record',
      '阿托伐他汀钙40mg口服，每晚1次',
      '出院后2周神经内科门诊复诊',
    ),
  ]),
]

function section(id: string, heading: string, statements: Statement[]): DraftSection {
  return { id, heading, text: statements.map((one) => one.text).join(''), statements }
}

function coverage(segments: readonly Segment[], sections: readonly DraftSection[]): Coverage {
  const spans = sections.flatMap((one) => one.statements.flatMap((other) => other.evidence))
  const uncovered = segments.filter((segment) => !spans.some((span) => span.start < segment.end && segment.start < span.end))
  return {
    segments: segments.length,
    read: segments.length,
    uncovered: uncovered.map(({ number, heading, start, end }) => ({ number, heading, start, end })),
  }
}

export const scriptedModel: ModelStamp = { id: 'qwen2.5-coder-1.5b-q4', sha256: '0'.repeat(64), runtime: 'cpu' }
export const scriptedVersions: Versions = { application: '0.1.0', bundles: { dictionaries: '2026.11' } }

export const generatingDraft: DraftView = {
  id: '00000000-0000-4000-8000-0000000000d1' as DraftId,
  templateId: 'outpatient',
  templateVersion: 1,
  versions: scriptedVersions,
  phase: 'generating',
  version: 0,
  author: 'model',
  startedAt: scriptedNow,
  sections: strokeSections.map((one) => ({ ...one, text: '', statements: [] })),
  failure: null,
  coverage: null,
  timing: null,
  model: scriptedModel,
  rejections: [],
  signedAt: null,
}

export const draftedDraft: DraftView = {
  ...generatingDraft,
  phase: 'drafted',
  version: 1,
  sections: [...strokeSections],
  coverage: coverage(strokeNote.record.segments, strokeSections),
  timing: {
    loadMs: 2100,
    prefillMs: 900,
    firstTokenMs: 900,
    firstStatementMs: 1240,
    totalMs: 6830,
    promptTokens: 1260,
    generatedTokens: 148,
    tokensPerSecond: 22.7,
  },
  rejections: [
    { sectionId: 'diagnosis', text: '头颅CT示右侧基底节区腔隙性脑梗死。', reason: 'side' },
    { sectionId: 'plan', text: '阿司匹林肠溶片300mg口服。', reason: 'number' },
  ],
}

export function withDraft(note: NoteView, draft: DraftView, toCheck: NoteSummary['toCheck'] = { reds: 0, ambers: 0 }): NoteView {
  return { ...note, draft, summary: { ...note.summary, phase: draft.phase, toCheck } }
}

/** The drafted note as it comes from Windows: every line end is two units, and every offset counts them. */
export const crlfNote: NoteView = withDraft(
  scriptedNote(1, { text: stroke.replaceAll('\n', '\r\n'), title: '陈某某 女 72岁', phase: 'drafted', preview: '', isSample: true }),
  { ...draftedDraft, sections: draftedDraft.sections.map(withCrlf) },
)

function withCrlf(one: DraftSection): DraftSection {
  const shifted = (offset: number): number => offset + stroke.slice(0, offset).split('\n').length - 1
  const statements = one.statements.map((other) => ({
    ...other,
    evidence: other.evidence.map(({ start, end, text }) => ({ start: shifted(start), end: shifted(end), text })),
  }))
  return { ...one, statements }
}
