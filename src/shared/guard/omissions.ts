import type { Omission, OmissionKind } from './finding.ts'
import type { TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { carriedTokens, piecesOf, type RecordPiece } from './recordPieces.ts'
import { appendQuotation } from './repairs.ts'
import type { SectionContext } from './rule.ts'
import type { SectionKind } from './sectionKind.ts'
import { ahead, flags } from '../text/scopeFlags.ts'
import { objectKinds } from './termBits.ts'
import { planTopics } from './topics.ts'
import type { Span } from '../text/sentences.ts'
import { overlaps } from '../text/spans.ts'

const allergy = /过敏(?!性)|allerg|NKDA|\bAll\s?:/i
const noAllergy = /^[\s:：]*(?:无|否认|未|不详|none|no\b|nil|unknown|not known)/i
/** Told of a drug, these are an allergy without its word. */
const reaction = /皮疹|起疹|风团|荨麻疹|\b(?:rash|hives|urticaria|angioedema|anaphyl\w+|rxn|reaction)\b/i
/** What was eaten or taken before it, or a class of drugs that is no drug by itself. */
const causeOfReaction =
  /(?:吃|食|用|服|敷|注射|输|接触)[^，。；]{0,6}(?:皮疹|起疹|风团|荨麻疹)|(?:磺胺|青霉素|头孢|造影剂|碘|海鲜|鸡蛋|牛奶|花生|芒果|乳胶|胶布)[^，。；]{0,8}(?:皮疹|起疹|风团|荨麻疹)/
const followUp = /随访|随诊|复诊|复查|follow[- ]?up|f\/u|return (?:if|to)|recheck|review/i
const abnormal =
  /↑|↓|升高|增高|降低|下降|阳性|[（(]\+{1,4}[)）]|异常(?<!(?:未见|无|未发现)(?:明显|明确)?异常)|elevated|decreased|positive|abnormal/i
const advises =
  /建议|嘱|拟|予|给予|继续|停用?|改|加用|启动|请|转|\b(?:start|continue|stop|refer|order|plan|advise|recommend|increase|reduce|repeat|consider)/i
/** The section that each kind belongs to; a draft of free text takes all. */
const homes: Readonly<Record<OmissionKind, SectionKind>> = {
  allergy: 'plan',
  diagnosis: 'diagnosis',
  plan: 'plan',
  result: 'diagnosis',
  medication: 'plan',
  procedure: 'plan',
  stopped: 'plan',
  'follow-up': 'plan',
}
const names: Readonly<Record<OmissionKind, { readonly zh: string; readonly en: string }>> = {
  allergy: { zh: '过敏', en: 'allergy' },
  diagnosis: { zh: '诊断', en: 'diagnosis' },
  plan: { zh: '诊疗计划', en: 'plan' },
  result: { zh: '异常结果', en: 'abnormal result' },
  medication: { zh: '用药', en: 'medication' },
  procedure: { zh: '操作', en: 'procedure' },
  stopped: { zh: '停用或未用', en: 'stopped or not given' },
  'follow-up': { zh: '随访', en: 'follow-up' },
}
/** Parts that open with an order, where no heading says so: 暂禁食, keep sips only, ER if any bleeding. */
const orders =
  /^[^\p{L}]{0,6}(?:暂|停|予|给予|继续|建议|嘱|复查|拟|请|转|禁|备|行|加用|改|待|避免|定期|下次|明[日晨天]|今晚|夜间|若|如(?!下|上|前|图)|(?:keep|hold|stop|start|continue|restart|repeat|recheck|check|call|return|ring|book|refer|correct|await|avoid|wean|mobili[sz]e|monitor|review|rv|see|give|send|aim|escalate|discuss|advised?|told to|agreed to|(?:er|ed|gp) if|no (?:abx|antibiotics)|follow|f\/u|if|light duties|driving)\b)/iu
/** A treatment was ended, or decided against; a result that is not back is neither. */
const leftOff =
  /停(?!经|留|顿|搏|跳|止|下)|[不未]予|[不未][再予]?(?:[用服贴打做查开行加]|处理|恢复|使用|手术|植|启用|输|考虑)|拔除|[已再]拔|[已再]撤|撤除|\b(?:not (?:given|started|used|repeated|to be|ordered|requested|required|needed|removed|placed|resected|indicated|suitable|eligible)|discontinued|stopped|finished|completed|withheld|held|keep off|no (?:abx|antibiotics|steroids?))\b/i
const denied = /[未无没]|\b(?:no|not|never|none|denied)\b/i
/** What a test did not show is no treatment that was not given. */
const notSeen = /[未无][见明]|未发现|未提示|阴性|\bneg(?:ative)?\b|\bno (?:\S+ )?(?:change|growth|evidence|effect)/i
/** Told as a time or a past of its own: 术后第4天, PCI术后. */
const sinceProcedure = /[术伤]后|s\/p\b|\bpost[- ]?(?:op|procedure)?\b|既往|\bprev(?:ious)?\b/i
/** Names an operation by itself. */
const operates = /(?:术式|手术名称|手术|操作)\s?[:：]|[行施][^，。；]{2,40}术(?![后前中])|植入|置入|\bprocedure\s?:/i
const performs =
  /行|予|植入|植骨|术式|手术|置入|置管|切除|缝合|拔除|\b(?:performed|placed|inserted|given|underwent|repair|excision|drained|procedure|done)\b/i
/** What is still to come or is being done, wherever it stands in its part. */
const toCome =
  /推到|推迟到|尚未定|未定$|外涂|外敷|雾化|拍背|踝泵|评估(?!为)|\b(?:NPO|NBM)\b|\b(?:till|until) (?:tomorrow|review|tmrw)|\bin (?:the )?am\b|\b(?:hb|bloods?|cxr|labs?|level|inr|usg?|ecg)\b[^.;]{0,20}\b(?:am|pm|tomorrow|tmrw|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day)?)\b|\bat \d+ (?:months?|weeks?)\b|\bclinic \d|\bonly if\b|\bawait(?:ing)?\b|\bwhen fit\b/i
const toldTopics = new Set([
  'past-history',
  'family-history',
  'personal-history',
  'allergy',
  'physical-exam',
  'specialist-exam',
  'labs',
  'imaging',
  'vitals',
  'identity',
  'chief-complaint',
  'auxiliary-exam',
  'pathology',
  'present-illness',
])
/** Where a disease that is named is none of today's diagnoses: told of before, or measured. */
const pastTopics = new Set(['past-history', 'family-history', 'personal-history', 'allergy', 'vitals', 'identity', 'labs', 'physical-exam'])
/** Where even a doubt is told of others or of before: anywhere else “OSA?” is a question of today. */
const historyTopics = new Set(['past-history', 'family-history', 'personal-history', 'allergy'])
/** What makes a part of the record told: most of its words stand in statements of the draft. */
const enough = 0.6

/** Where a diagnosis or an order stands without a heading that says so, in order and none overlapping: found by whoever planned the draft. */
export type RecordPlaces = { readonly diagnosis: readonly Span[]; readonly plan: readonly Span[] }
const nowhere: RecordPlaces = { diagnosis: [], plan: [] }

type Found = { readonly kind: OmissionKind; readonly start: number; end: number; readonly clause: number }

/**
 * What the record holds and the draft lacks: allergies, diagnoses, plans, abnormal results, current drugs, follow-up; each a part of the record between
 * separators, neighbours of one kind and sentence together, in the order of the record.
 */
export function findOmissions(record: GuardRecord, sections: readonly SectionContext[], places: RecordPlaces = nowhere): Omission[] {
  const free = sections.find(({ kind }) => kind === 'free') ?? sections[0]
  if (!free) return []
  const carried = carriedTokens(record, sections)
  const said = new Set(sections.flatMap(({ analysis }) => analysis.terms.flatMap(({ concepts }) => concepts)))
  const found: Found[] = []
  let term = 0
  for (const [index, clause] of record.clauses.entries())
    for (const piece of piecesOf(record, clause, carried)) {
      while (term < record.terms.length && (record.terms[term] as TermPlace).from < piece.from) term++
      const terms: TermPlace[] = []
      for (let at = term; at < record.terms.length && (record.terms[at] as TermPlace).from < piece.to; at++)
        terms.push(record.terms[at] as TermPlace)
      const last = found.at(-1)
      const isNear = last?.end === piece.start && record.clauses[last.clause]?.sentence === clause.sentence
      const own = piece.share >= enough ? undefined : omittedIn(record, topicAt(record, places, index, piece), piece, terms, said)
      // 磺胺过敏，表现为全身荨麻疹: what it did belongs to the allergy
      const isOpen = isNear && piece.share < enough
      const goesOn =
        last?.kind === 'allergy'
          ? terms.length > 0 || piece.end - piece.start <= 10
          : last?.kind === 'plan' && /\d|^[^\p{L}]{0,3}(?:then|and|继|后|再)/u.test(record.folded.slice(piece.start, piece.end))
      const kind = own ?? (isOpen && goesOn ? last?.kind : undefined)
      if (!kind) continue
      const isNext = isNear && last?.kind === kind && record.folded[piece.start - 1] !== ';' && record.folded[piece.start - 2] !== ';'
      if (last && isNext && piece.end - last.start <= longest) last.end = piece.end
      else found.push({ kind, start: piece.start, end: piece.end, clause: index })
    }
  const seen = new Set<string>()
  let segment = 0
  return found.flatMap(({ kind: supposed, start: from, end }) => {
    const to = supposed === 'stopped' ? withItsEnd(record, from, end) : end
    // of a drug that only stands beside something not done it can't be said
    const kind =
      supposed === 'stopped' && !leftOff.test(record.folded.slice(from, to)) && !denied.test(record.folded.slice(from, to))
        ? 'medication'
        : supposed
    while (segment + 1 < record.segments.length && (record.segments[segment + 1]?.start ?? 0) <= from) segment++
    const body = Math.min(to, Math.max(from, record.segments[segment]?.headingEnd ?? 0))
    const start = body + (to - body - record.text.slice(body, to).trimStart().length)
    const text = record.text.slice(start, to).replace(/[\s，,、；;]+$/, '')
    if (text === '' || seen.has(text)) return []
    seen.add(text)
    const home = sections.find((section) => section.kind === homes[kind]) ?? free
    const at = home.text.length
    const place = { start, end: start + text.length }
    return [
      {
        rule: 'OM',
        kind,
        severity: 'hint' as const,
        section: home.key,
        span: { start: at, end: at },
        evidence: [{ ...place, text }],
        message: { zh: `原文有、摘要无（${names[kind].zh}）：${text}`, en: `in the record, not in the draft (${names[kind].en}): ${text}` },
        repairs: [appendQuotation(record, home.text, place)],
      },
    ]
  })
}
/** No finasteride, 未输血: the denial is of the treatment, and not of what a test would show. */
const isNoneOf = (record: GuardRecord, from: number, { start, kinds }: TermPlace) =>
  !kinds.includes('exam') && /[未无没](?:[^见]{0,4})$|\b(?:no|not|never|without)\s(?:\S+\s){0,2}$/i.test(record.folded.slice(from, start))

/** “hydrocortisone discussed, not given”: that it was not stands with it, though too short to be a part by itself. */
function withItsEnd(record: GuardRecord, start: number, end: number): number {
  if (leftOff.test(record.folded.slice(start, end))) return end
  const [tail] = /^[^,;.。，；\n]{1,24}/.exec(record.folded.slice(end)) ?? ['']
  return leftOff.test(tail) ? end + tail.length : end
}

/** An omission longer than this is read by nobody. */
const longest = 120

function topicAt(record: GuardRecord, places: RecordPlaces, clause: number, piece: Span): string {
  const topic = record.topicOf[clause] ?? ''
  if (topic === 'diagnosis' || planTopics.has(topic) || topic === 'allergy') return topic
  const holds = (spans: readonly Span[]) => spans.some((span) => overlaps(span, piece))
  return holds(places.plan) ? 'plan' : holds(places.diagnosis) ? 'diagnosis' : topic
}

function omittedIn(
  record: GuardRecord,
  topic: string,
  { start, end, from, to }: RecordPiece,
  terms: readonly TermPlace[],
  said: ReadonlySet<number>,
): OmissionKind | undefined {
  const text = record.text.slice(start, end)
  let bits = 0
  for (let at = from; at < to; at++) bits |= record.flags[at] as number
  const isDenied = (bits & flags.negated) !== 0
  const isFamily = (bits & flags.family) !== 0
  if (allergy.test(text) || (topic === 'allergy' && (terms.length > 0 || !(isDenied || noAllergy.test(text))))) return 'allergy'
  if (isFamily) return undefined
  if (reaction.test(text) && (causeOfReaction.test(text) || terms.some(({ kinds }) => kinds.includes('drug')))) return 'allergy'
  if (topic === 'diagnosis') return 'diagnosis'
  if (planTopics.has(topic)) return followUp.test(text) ? 'follow-up' : 'plan'
  const isAhead = (bits & (ahead | flags.due | flags.refused)) !== 0
  const objects = terms.filter(({ kinds }) => kinds.some((kind) => objectKinds.has(kind)))
  if (isAhead && (objects.length > 0 || advises.test(text))) return followUp.test(text) ? 'follow-up' : 'plan'
  const unsaid = terms.filter((place) => !place.concepts.some((concept) => said.has(concept)))
  const closed = (bits & flags.uncertain) !== 0 ? historyTopics : pastTopics
  const isDiagnosis = !isDenied && !closed.has(topic) && unsaid.some(({ kind, isAmbiguous }) => kind === 'disease' && !isAmbiguous)
  if (isDiagnosis) return 'diagnosis'
  if (!toldTopics.has(topic) && (orders.test(text) || toCome.test(text))) return followUp.test(text) ? 'follow-up' : 'plan'
  const isOver = (bits & (flags.stopped | flags.negated)) !== 0
  if (unsaid.some(({ kinds }) => kinds.includes('drug')) && !isOver) return 'medication'
  const isState = !historyTopics.has(topic) && (bits & flags.conditional) === 0
  const treatments = unsaid.filter(({ kinds }) => kinds.includes('drug') || (kinds.includes('procedure') && !kinds.includes('lab')))
  const isEnded = (bits & (flags.stopped | flags.undone)) !== 0
  const isLeftOff = leftOff.test(text) ? isEnded || objects.length > 0 : isEnded && treatments.length > 0
  const isDenial = isDenied && !notSeen.test(text) && treatments.some((place) => isNoneOf(record, start, place))
  if (isState && (isLeftOff || isDenial)) return 'stopped'
  const isPerformed = operates.test(text) || (performs.test(text) && treatments.some(({ kinds }) => !kinds.includes('exam')))
  if (isState && !isDenied && isPerformed && !pastTopics.has(topic) && !sinceProcedure.test(text)) return 'procedure'
  return abnormal.test(text) && !isDenied && (bits & flags.conditional) === 0 ? 'result' : undefined
}
