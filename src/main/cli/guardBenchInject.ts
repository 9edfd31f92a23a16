import type { SeededRandom } from './guardBenchRandom.ts'

/** The kinds of error that the bench puts into true statements. */
export const errorKinds = [
  'number-x10', 'number-digit', 'number-moved', 'unit', 'side', 'negation-dropped', 'negation-added', 'certainty-raised', 'planned-done', 'drug', 'treatment', 'diagnosis', 'normal',
] as const // prettier-ignore
export type ErrorKind = (typeof errorKinds)[number]

export type Injection = { readonly text: string; readonly note: string }
type Source = { readonly text: string; readonly record: string; readonly language: 'zh' | 'en'; readonly random: SeededRandom }

const values = (text: string) =>
  [...text.matchAll(/(?<![\d.A-Za-z^×*])(\d+(?:\.\d+)?)(?![\d.]*[\d])/g)].filter(
    (match) => !/^[.、)）]/.test(text.slice(match.index + match[0].length)) && !isPower(text, match.index),
  )
const isPower = (text: string, at: number) =>
  /[×x*^]\s?$/.test(text.slice(Math.max(0, at - 2), at)) || /^1[02]?9?\s?\//.test(text.slice(at))
const put = (text: string, at: number, length: number, by: string) => text.slice(0, at) + by + text.slice(at + length)

const swaps =
  (pairs: readonly (readonly [RegExp, string])[]) =>
  ({ text, random }: Source) => {
    const hits = pairs.flatMap(([pattern, by]) => [...text.matchAll(pattern)].map((match) => ({ match, by })))
    const hit = random.pick(hits)
    return hit
      ? {
          text: put(
            text,
            hit.match.index,
            hit.match[0].length,
            hit.match[0].replace(new RegExp(hit.match[0].replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')), hit.by),
          ),
          note: `${hit.match[0]} → ${hit.by}`,
        }
      : undefined
  }

const drugs = { zh: ['利伐沙班片', '头孢曲松', '硝苯地平', '奥美拉唑', '左氧氟沙星', '地塞米松', '布洛芬', '瑞舒伐他汀', '二甲双胍', '呋塞米'], en: ['warfarin', 'amoxicillin', 'metformin', 'prednisone', 'clopidogrel', 'gabapentin', 'omeprazole', 'sertraline', 'furosemide', 'ciprofloxacin'] } // prettier-ignore
const treatments = { zh: ['行血液透析治疗', '予高压氧治疗', '行针灸理疗', '行腹腔镜探查术', '给予局部热敷', '行放射治疗', '予雾化吸入', '行石膏固定', '予心理疏导', '绝对卧床休息'], en: ['She will undergo radiation therapy.', 'We will start hemodialysis.', 'Referred to acupuncture.', 'A cast was applied.', 'Oxygen therapy was started.', 'We will perform an epidural injection.', 'Cognitive behavioral therapy was started.', 'She should apply warm compresses.'] } // prettier-ignore
const diseases = { zh: ['系统性红斑狼疮', '肺结核', '急性胰腺炎', '多发性骨髓瘤', '甲状腺功能亢进症', '帕金森病', '支气管扩张', '类风湿关节炎', '肝硬化', '脑出血'], en: ['lupus', 'tuberculosis', 'acute pancreatitis', 'multiple myeloma', 'hyperthyroidism', 'Parkinson disease', 'bronchiectasis', 'rheumatoid arthritis', 'cirrhosis', 'pulmonary embolism'] } // prettier-ignore
const normals = { zh: ['肝肾功能正常', '心电图未见异常', '头颅MRI未见明显异常', '眼底检查正常', '凝血功能正常', '肺功能正常', '听力正常', '骨髓象未见异常', '甲状腺功能正常', '脑电图正常'], en: ['Chest X-ray was normal.', 'Thyroid function is within normal limits.', 'EKG is unremarkable.', 'Liver function tests are normal.', 'Brain MRI was unremarkable.', 'Colonoscopy was normal.', 'Bone density scan is normal.', 'Pulmonary function tests were normal.'] } // prettier-ignore

const known = (record: string, text: string) => record.toLowerCase().includes(text.toLowerCase().replace(/[.]$/, ''))
/** A word of an invented item that tells whether the record has it after all. */
const invented = (list: { readonly zh: readonly string[]; readonly en: readonly string[] }, { language, record, random }: Source) =>
  random.pick(list[language].filter((item) => !known(record, item)))

/** What an invented normal result is said of; of 肝肾功能 each half may be called normal by itself. */
const subjectOf = (item: string) =>
  item === '肝肾功能正常' ? /肝肾功|肝功|肾功/ : new RegExp(item.replace(/(?:正常|未见(?:明显)?异常| (?:was|were|is|are) .*)$/, ''), 'i')
const callsNormal = /正常|未见.{0,4}异常|normal|unremarkable/i
/** Where the record calls it normal in its own words, 正常脑电图表现, nothing is invented. */
const isCalledNormal = (record: string, item: string) =>
  record.split(/[。\n]|\. /).some((sentence) => subjectOf(item).test(sentence) && callsNormal.test(sentence))

const makers: Readonly<Record<ErrorKind, (source: Source) => Injection | undefined>> = {
  'number-x10': ({ text, random }) => {
    const hit = random.pick(values(text).filter(([value]) => Number(value) !== 0))
    return hit && { text: put(text, hit.index, hit[0].length, String(Number((Number(hit[0]) * 10).toPrecision(6)))), note: hit[0] }
  },
  'number-digit': ({ text, random }) => {
    const hit = random.pick(values(text))
    if (!hit) return undefined
    const places = [...hit[0]].flatMap((digit, index) => (/\d/.test(digit) ? [index] : []))
    const place = random.pick(places) ?? 0
    const digit = String((Number(hit[0][place]) + 1 + random.below(8)) % 10 || 1)
    const by = put(hit[0], place, 1, digit)
    return Number(by) === Number(hit[0]) ? undefined : { text: put(text, hit.index, hit[0].length, by), note: `${hit[0]} → ${by}` }
  },
  'number-moved': ({ text, record, random }) => {
    const hit = random.pick(values(text))
    const own = new Set(values(text).map(([value]) => Number(value)))
    const other = random.pick(values(record).filter(([value]) => !own.has(Number(value))))
    return hit && other && { text: put(text, hit.index, hit[0].length, other[0]), note: `${hit[0]} → ${other[0]}` }
  },
  unit: swaps([[/(?<=\d)\s?mg(?![/\w])/g, 'g'], [/(?<=\d\s?)mmHg/g, 'kPa'], [/(?<=\d\s?)mmol\/L/g, 'μmol/L'], [/(?<=\d\s?)[μu]mol\/L/g, 'mmol/L'], [/(?<=\d)\s?g\/L/g, 'mg/L'], [/(?<=\d)\s?cm/g, 'mm'], [/(?<=\d)\s?mm(?![Hol])/g, 'cm'], [/(?<=[\d半一二两三四五六七八九十]余?)天/g, '周'], [/(?<=[\d半一二两三四五六七八九十]余?)年/g, '个月'], [/(?<=[\d半一二两三四五六七八九十]余?)个月/g, '年'], [/(?<=[\d半一二两三四五六七八九十]余?)周/g, '天'], [/(?<=\d )(?:milligrams)/g, 'grams'], [/(?<=\d )years/g, 'months'], [/(?<=\d )months/g, 'weeks'], [/(?<=\d )weeks/g, 'days'], [/(?<=\d )days/g, 'weeks'], [/(?<=\d)\s?℃/g, '°F']]), // prettier-ignore
  side: swaps([[/左(?=[侧肺肾眼耳下上手足膝肘肩髋乳腹胸腰股颈颞额顶枕])/g, '右'], [/右(?=[侧肺肾眼耳下上手足膝肘肩髋乳腹胸腰股颈颞额顶枕])/g, '左'], [/双(?=[侧肺肾眼下上])/g, '左'], [/\bleft\b(?! untreated| the)/g, 'right'], [/\bright\b(?! now| away)/g, 'left'], [/\bbilateral\b/g, 'left']]), // prettier-ignore
  'negation-dropped': swaps([[/否认有?(?=[^，。]{2})/g, '有'], [/无(?:明显)?(?=[压反发恶呕咳胸腹头黄寒畏心肌水畸红肿移叩杂高糖肝结外手药过])/g, '有'], [/未见(?!异常|明显异常)(?:明显)?/g, '可见'], [/未闻及/g, '可闻及'], [/未触及/g, '可触及'], [/不伴/g, '伴'], [/\bdenies(?: any)?\b/gi, 'reports'], [/\bno (?=[a-z]+)/gi, ''], [/\bwithout\b/g, 'with'], [/\bdoes not have\b/g, 'has'], [/\bnegative for\b/gi, 'positive for']]), // prettier-ignore
  'negation-added': swaps([[/出现(?!前)/g, '未出现'], [/(?<!不)伴(?=[^有随行])/g, '不伴'], [/可见/g, '未见'], [/可触及|可扪及/g, '未触及'], [/可闻及/g, '未闻及'], [/(?<=^|，)有(?=[^无])/g, '无'], [/\b(?:reports|endorses)(?= [a-z]+ing| [a-z]* ?(?:pain|swelling|fatigue|congestion|nausea|cough|numbness))/gi, 'denies'], [/\bhas had\b/g, 'has not had'], [/\bdemonstrates?\b/g, 'shows no'], [/\bis present\b/g, 'is absent']]), // prettier-ignore
  'certainty-raised': swaps([[/考虑(?!到)/g, '诊断为'], [/可能(?:性大)?/g, ''], [/待排|待查|待除外/g, ''], [/[？?](?=$|[）)，。])/g, ''], [/疑似?/g, '确诊'], [/(?<!\bas )\b(?:likely|possibly|probably|probable|possible)\b ?/g, ''], [/\bmay be\b|\bmight be\b|\bcould be\b/g, 'is'], [/\bconcern for\b|\bsuspicious for\b|\bconcerning for\b/g, 'confirmed'], [/\bI (?:suspect|think|believe)\b/g, 'I confirmed']]), // prettier-ignore
  'planned-done': swaps([[/拟行?|建议行?|准备行?/g, '已行'], [/已行|急诊行|遂行/g, '拟行'], [/\bwill (?:order|obtain|get|schedule)\b/g, 'have completed'], [/\bwill (?:start|begin|initiate|prescribe)\b/g, 'already started'], [/\bwill refer\b/g, 'already referred'], [/\bI (?:would )?recommend(?:ed)?\b/g, 'we have completed'], [/\bunderwent\b/g, 'is scheduled for'], [/\bwill (?:continue|increase|repeat)\b/g, 'already did']]), // prettier-ignore
  drug: (source) => {
    const item = invented(drugs, source)
    if (!item) return undefined
    return source.language === 'zh'
      ? { text: `${source.text.replace(/。$/, '')}，予${item}口服。`, note: item }
      : { text: `${source.text} She was started on ${item} 20 mg daily.`, note: item }
  },
  treatment: (source) => {
    const item = invented(treatments, source)
    if (!item) return undefined
    return source.language === 'zh'
      ? { text: `${source.text.replace(/。$/, '')}，${item}。`, note: item }
      : { text: `${source.text} ${item}`, note: item }
  },
  diagnosis: (source) => {
    const item = invented(diseases, source)
    if (!item) return undefined
    return source.language === 'zh'
      ? { text: `${source.text.replace(/。$/, '')}，诊断：${item}。`, note: item }
      : { text: `${source.text} Diagnosis: ${item}.`, note: item }
  },
  normal: (source) => {
    const told = normals[source.language].filter((item) => !known(source.record, item) && !isCalledNormal(source.record, item))
    const item = source.random.pick(told)
    if (!item) return undefined
    return source.language === 'zh'
      ? { text: `${source.text.replace(/。$/, '')}，${item}。`, note: item }
      : { text: `${source.text} ${item}`, note: item }
  },
}

const hedge = /考虑|可能|待排|待查|疑|？|\?|不除外|倾向|likely|possib|probab|may\b|might|could|suspect|think|believe|concern/i

/** The statement with one error of this kind, or nothing where it has no place for it. */
export function inject(kind: ErrorKind, source: Source): Injection | undefined {
  const made = makers[kind](source)
  // what another hedge still covers was not raised
  if (made && kind === 'certainty-raised' && hedge.test(made.text)) return undefined
  return made && made.text !== source.text ? made : undefined
}
