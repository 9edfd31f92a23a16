import { wordConflict, type Conflict } from './conflict.ts'
import type { Analysis, GuardClause } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isPartOfName } from './mentions.ts'

/** Words of which one can't be said where the record says the other. */
const opposites: readonly (readonly [RegExp, RegExp])[] = (
  [
    ['升高|增高|偏高|↑|elevated|increased|high', '降低|下降|减低|偏低|↓|decreased|reduced|low'],
    ['(?<!不|欠|未见|无)正常|(?:未见|无|未发现|未及)(?:明显|明确|特殊|显著)?异常', '(?<!未见|无|未发现|未及|明显|明确|特殊|显著)异常'],
    ['normal|unremarkable', 'abnormal'],
    ['增大|肿大|增宽|enlarged', '缩小|变窄'],
    ['增多|增加', '减少'],
    ['加重|加剧|恶化|进展|worse|worsened|worsening', '减轻|缓解|好转|改善|improved|improving|better|resolved'],
    ['阳性|\\(\\+\\)|（\\+）|positive', '阴性|\\(-\\)|（-）|negative'],
    ['良性|benign', '恶性|malignant'],
    ['急性|acute', '慢性|chronic'],
    ['亢进|活跃', '减弱|消失|减退'],
    ['(?<!不|欠)规则', '不规则|欠规则'],
    ['(?<!不|欠)清(?:楚|晰|晰|)', '不清|欠清'],
    ['(?<!不|欠)齐', '不齐|欠齐'],
    ['(?<!不|欠)均匀', '不均匀|欠均匀|不均'],
    ['(?<!不)对称', '不对称'],
    ['存在|可见|可触及|可闻及|可及|可扪及|有', '消失|未见|未触及|未闻及|未及|未扪及|无'],
    ['有效', '无效'],
    ['(?<!不|欠|未见)(?:良好|佳)', '欠佳|不佳|(?<!误|偏|时|温|级)差'],
    [
      'current smoker|currently smok\\w*|active smoker',
      'former smoker|ex-smoker|quit smoking|stop(?:ped)? smoking|never smoked|non-?smoker',
    ],
    ['(?<![不未]|没有|未获)(?:同意|接受|愿意)', '拒绝|[不未](?:同意|愿|接受)|未获同意'],
    ['agrees|agreed|accepted|consented|accepts', 'declined|declines|refused|refuses'],
    ['continue', 'stop|discontinue'],
    // 甲氨蝶呤本周停1次 is no 每周停1次
    ['每周|qw|周\\d次', '本周'],
    ['每[日天]|[日天]\\d次|q\\.?d|bid|tid|qid|q\\d+h|qn', '今[日天]|昨[日天]|明[日天]'],
    ['最高|最大|最长|最多', '最低|最小|最短|最少'],
    ['rose|risen|rising', 'fell|fallen|falling'],
    ['每月', '本月|下月|上月'],
    ['高分化', '中分化|低分化|未分化'],
    ['中分化', '高分化|低分化|未分化'],
    ['低分化', '高分化|中分化'],
    ['well[- ]differentiated', 'moderately differentiated|poorly differentiated'],
    ['poorly[- ]differentiated', 'moderately differentiated|well[- ]differentiated'],
    ['实际', '目标'],
    ['术前', '术后'],
    ['餐前|空腹', '餐后'],
    ['透前|透析前', '透后|透析后'],
    ['目前|现(?:在|有|用|服)|今[日天]|此次|本次', '上次|前次|去年|前年|昨[日天]|入院时|\\d+[年月周天]前|半[年月]前'],
    ['today|currently|at present', 'last (?:week|month|year|visit|clinic)|yesterday|previously|\\d+ (?:years?|months?|weeks?|days?) ago'],
    ['present', 'absent'],
    ['intact', 'impaired'],
    ['stable', 'unstable'],
    ['denies|denied|no', 'endorses|endorsed|admits|reports|has'],
  ] as const
).map(([a, b]) => [pattern(a), pattern(b)])

function pattern(source: string): RegExp {
  const parts = source.split('|').map((part) => (/^[a-z]+$/.test(part) ? `\\b${part}\\b` : part))
  return new RegExp(parts.join('|'), 'i')
}

/** The draft's clause says one of two opposites, the record's clause the other, and neither says both. */
export function oppositesOf(record: GuardRecord, draft: Analysis, clause: GuardClause, places: Int32Array, at: number): Conflict[] {
  const target = record.clauses[at] as GuardClause
  let matched = 0
  let total = 0
  let anchor = -1
  for (let index = 0; index < places.length; index++) {
    const weight = draft.tokens[clause.from + index]?.weight ?? 0
    total += weight
    if ((places[index] as number) >= 0) {
      matched += weight
      if (weight > 0 && anchor < 0) anchor = index
    }
  }
  if (anchor < 0 || matched < 0.5 * total || matched < 2) return [...droppedNegators(record, draft, clause, places)]
  const found: Conflict[] = [...droppedNegators(record, draft, clause, places)]
  const text = record.folded.slice(target.start, target.end)
  const flipped = saidIn(draft, clause).find(
    ({ start, length, same, other }) => other.test(text) && !same.test(text) && !isPartOfName(record, draft, start, start + length),
  )
  if (flipped) found.push(wordConflict('opposite', tokensAt(draft, clause, flipped.start, flipped.length), places[anchor] as number))
  return found
}

type Said = { readonly start: number; readonly length: number; readonly same: RegExp; readonly other: RegExp }
/** Each clause is held against several of the record, and says the same to all. */
const known = new WeakMap<GuardClause, Said[]>()

/** Of which pairs of opposites a clause says one and not the other. */
function saidIn(draft: Analysis, clause: GuardClause): Said[] {
  let said = known.get(clause)
  if (said) return said
  const text = draft.folded.slice(clause.start, clause.end)
  said = opposites.flatMap(([a, b]): Said[] => {
    const [first, second] = [a.exec(text), b.exec(text)]
    const hit = first ?? second
    if (!hit || (first && second)) return []
    return [{ start: clause.start + hit.index, length: hit[0].length, same: first ? a : b, other: first ? b : a }]
  })
  known.set(clause, said)
  return said
}

function tokensAt(draft: Analysis, clause: GuardClause, start: number, length: number): [number, number] {
  let from = clause.from
  while (from + 1 < clause.to && (draft.tokens[from]?.end ?? 0) <= start) from++
  let to = from + 1
  while (to < clause.to && (draft.tokens[to]?.start ?? 0) < start + length) to++
  return [from, to]
}

const negator = /^(?:[不无未非]|no|not|without)$/

/** 心界不大 → 心界大: within matched words one side has a negator that the other lacks. */
function* droppedNegators(record: GuardRecord, draft: Analysis, clause: GuardClause, places: Int32Array): Generator<Conflict> {
  const conflict = (index: number, place: number) => wordConflict('opposite', [clause.from + index, clause.from + index + 1], place)
  for (let index = 1; index < places.length; index++) {
    const place = places[index] as number
    const before = places[index - 1] as number
    if (place < 0) continue
    if (before >= 0 && place - before === 2 && negator.test(record.tokens[place - 1]?.text ?? '')) yield conflict(index, place)
    else if (
      before < 0 &&
      index >= 2 &&
      negator.test(draft.tokens[clause.from + index - 1]?.text ?? '') &&
      (places[index - 2] as number) === place - 1
    )
      yield conflict(index, place)
  }
}
