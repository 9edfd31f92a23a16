import type { Conflict } from './conflict.ts'
import type { Analysis, GuardClause } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

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
    ['同意|接受|愿意', '拒绝|不同意|不愿|不接受'],
    ['agrees|agreed|accepted|consented|accepts', 'declined|declines|refused|refuses'],
    ['continue', 'stop|discontinue'],
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
  const own = draft.folded.slice(clause.start, clause.end)
  const other = record.folded.slice(target.start, target.end)
  const found: Conflict[] = [...droppedNegators(record, draft, clause, places)]
  for (const [a, b] of opposites) {
    const hit = [a, b].map((side) => ({ own: side.exec(own), other: side.test(other) }))
    const [first, second] = hit as [{ own: RegExpExecArray | null; other: boolean }, { own: RegExpExecArray | null; other: boolean }]
    const flipped =
      first.own && !second.own && second.other && !first.other
        ? first.own
        : second.own && !first.own && first.other && !second.other
          ? second.own
          : null
    if (!flipped) continue
    const place = places[anchor] as number
    const [from, to] = tokensAt(draft, clause, clause.start + flipped.index, flipped[0].length)
    found.push({ kind: 'opposite', from, to, recordFrom: place, recordTo: place + 1, draftFlags: 0, recordFlags: 0 })
    break
  }
  return found
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
  const conflict = (index: number, place: number): Conflict => ({
    kind: 'opposite',
    from: clause.from + index,
    to: clause.from + index + 1,
    recordFrom: place,
    recordTo: place + 1,
    draftFlags: 0,
    recordFlags: 0,
  })
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
