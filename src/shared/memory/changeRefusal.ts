import type { Lexicon } from '../lexicon/lexicon.ts'
import { foldTerm } from '../text/fold.ts'
import type { Change } from './change.ts'
import { isSameThing, piecesOf, type Piece } from './pieces.ts'

/**
 * Why a change may not become a rule. everything: it would fit almost any text · number, name: it holds a value, or words that no list knows ·
 * drug: not the same drug by the dictionary · meaning: a denial, a side, a doubt, a plan or a time would change · same: it changes nothing.
 */
export const refusals = ['everything', 'number', 'name', 'drug', 'meaning', 'same'] as const
export type Refusal = (typeof refusals)[number]

/** Words of wording that carry time, degree or course: only words of one group stand for one another, and none is dropped. */
const groups: readonly string[] = [
  '缓解 减轻 好转 改善',
  '加重 加剧',
  '明显 显著',
  '稳定 平稳',
  '约 大约 左右',
  '后 之后 以后 随后 此后 其后',
  '时 期间 其间',
  '反复 间断 阵发',
  '逐渐 逐步 进行性',
  '目前 现 现在 当前',
  '前', '内', '中', '间', '每', '每次', '余', '余天', '天', '日', '周', '月', '年', '小时', '个月', '稍', '略', '较', '较前', '必要时', '酌情', '适时', '视情况', '未见', '避免', '长期',
  '仍', '尚', '再', '再次', '戒烟', '限酒', '戒酒', '低盐', '低脂', '清淡', '等 等等', '或', '择期', '立即 即刻', '尽早 尽快 及早 及时', '急诊', '住院', '出院', '入院 收住 收入', '因 由于', '所致 导致 引起',
  '饮食', '休息', '活动', '劳累', '情绪', '健康', '生活方式', '宣教 教育', '病情', '病程', '症状', '体征', '变化', '情况', '不适', '不适时', '门诊', '病房', '专科 本科', '我科', '药物', '方案', '疗法', '干预', '支持', '对症', '对症支持', '对症处理',
  '欠佳', '可 尚可', '合并', '停', '调整', '控制',
] // prettier-ignore
const groupOf = new Map(groups.flatMap((words, group) => words.split(' ').map((word) => [word, group] as const)))
/** Of one sign, and in almost every sentence: to drop or change it would fit everything. */
const everywhere = new Set(
  '的 了 之 有 为 是 于 在 至 到 由 以 将 被 把 及 和 与 并 the a an of and or for to in on at by is are was were'.split(' '),
)
/** 给予, 予以 and 予 are said of what is ordered as of what was given: they say nothing of either. */
const giving = /^(?:给予|予以|予)$/
const dosageForm =
  /缓释|控释|肠溶|注射|滴眼|滴鼻|软膏|乳膏|凝胶|吸入|喷雾|喷剂|栓|口服液|颗粒|混悬|贴|左旋|右旋|艾司|\b(?:xr|sr|er|xl|cr|la)\b/gi
const romans = /[ⅠⅡⅢⅣⅤⅥⅰⅱⅲⅳ]|\b(?:I{1,3}|IV|VI{0,3})(?![A-Za-z])/g
const numerals = /[零〇一二两三四五六七八九十百千半]/g
const sides = /[左右双侧上下前后内外]|\b(?:left|right|bilateral|upper|lower)\b/gi

const sorted = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).sort().join(' ')

export function refusalOf(change: Change, lexicon: Lexicon): Refusal | null {
  switch (change.kind) {
    case 'term':
      return refusalOfTerm(change, lexicon)
    case 'wording':
      return refusalOfWording(change, lexicon)
    case 'mark':
      return change.from === change.to ? 'same' : null
    case 'order':
    case 'sequence':
      return change.first === change.then ? 'same' : null
    case 'spacing':
    case 'frequency':
    case 'leave-out':
      return null
  }
}

type Words = { readonly from: string; readonly to: string }

function refusalOfTerm({ from, to }: Words, lexicon: Lexicon): Refusal | null {
  if (from === to) return 'same'
  if (/\d/.test(from + to)) return 'number'
  const [own, other] = [onlyPieceOf(from, lexicon), onlyPieceOf(to, lexicon)]
  if (!own || !other || own.isAmbiguous || other.isAmbiguous) return 'name'
  if (own.isDrug !== other.isDrug || (own.isDrug && !isSameDrug(from, to, lexicon))) return 'drug'
  if (own.kind !== other.kind || !isSameThing(own, other)) return 'name'
  if (sorted(from, romans) !== sorted(to, romans) || sorted(from, numerals) !== sorted(to, numerals)) return 'number'
  return differsInScope(from, to, lexicon) ? 'meaning' : null
}

/** A term or a route that is the whole of the text. */
function onlyPieceOf(text: string, lexicon: Lexicon): Piece | undefined {
  const [only, another] = piecesOf(text, lexicon)
  return another === undefined && (only?.kind === 'term' || only?.kind === 'route') ? only : undefined
}

/** One is the other's name in a row of the dictionary, and both are of one form: 缓释 is not 控释, and not the plain tablet. */
function isSameDrug(from: string, to: string, lexicon: Lexicon): boolean {
  if (sorted(from.toLowerCase(), dosageForm) !== sorted(to.toLowerCase(), dosageForm)) return false
  const [a, b] = [foldTerm(from), foldTerm(to)]
  return lexicon.tables.terms.some(({ surface, standard, kind, isAmbiguous }) => {
    if (kind !== 'drug' || isAmbiguous) return false
    const [own, name] = [foldTerm(surface), foldTerm(standard)]
    return (own === a && name === b) || (own === b && name === a)
  })
}

function refusalOfWording({ from, to }: Words, lexicon: Lexicon): Refusal | null {
  if (from === to) return 'same'
  if (/\d/.test(from + to)) return 'number'
  const [own, other] = [piecesOf(from, lexicon), piecesOf(to, lexicon)]
  if ([...own, ...other].some(({ kind }) => kind !== 'plain')) return 'name'
  if (own.every(({ text }) => everywhere.has(text.toLowerCase()))) return 'everything'
  if (groupsIn(own) !== groupsIn(other) || differsInScope(from, to, lexicon)) return 'meaning'
  return null
}

const groupsIn = (pieces: readonly Piece[]) =>
  pieces.map(({ text }) => groupOf.get(text)).filter((group) => group !== undefined).sort((a, b) => a - b).join(' ') // prettier-ignore

/** Whether one side denies, doubts, plans, names a side or a relative, and the other does not. */
export function differsInScope(from: string, to: string, lexicon: Lexicon): boolean {
  return cueKindsIn(from, lexicon) !== cueKindsIn(to, lexicon) || sorted(from, sides) !== sorted(to, sides)
}

function cueKindsIn(text: string, lexicon: Lexicon): string {
  const kinds = lexicon
    .cues(text)
    .filter(({ cue }) => !cue.isPseudo && !giving.test(cue.cue))
    .map(({ cue }) => cue.kind)
  return [...new Set(kinds)].sort().join(' ')
}
