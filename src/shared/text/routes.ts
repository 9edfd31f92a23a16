/** How a drug is given, [start, end) of a width-folded text; `code` is the same for every way of writing it. */
export type Route = { readonly start: number; readonly end: number; readonly code: RouteCode }
export type RouteCode =
  'oral' | 'iv' | 'iv-drip' | 'iv-push' | 'pump' | 'im' | 'sc' | 'topical' | 'inhaled' | 'sublingual' | 'eye' | 'nasal' | 'rectal'

const ways: readonly (readonly [RouteCode, string])[] = [
  ['sublingual', '舌下含服|舌下|含服|\\bsublingual(?:ly)?\\b|\\bsl\\b'],
  ['oral', '口服|顿服|嚼服|吞服|冲服|\\bp\\.?o\\b\\.?|\\bby mouth\\b|\\boral(?:ly)?\\b'],
  ['iv-drip', '静脉滴注|静滴|静点|ivgtt|iv\\s?gtt|\\biv infusion\\b|\\bivi\\b'],
  ['iv-push', '静脉推注|静脉注射|静推|静注|\\biv push\\b|\\bivp\\b|\\biv bolus\\b'],
  ['pump', '静脉泵入|泵入|泵注|微泵'],
  ['im', '肌肉注射|肌内注射|肌注|\\bi\\.?m\\b\\.?|\\bintramuscular(?:ly)?\\b'],
  ['sc', '皮下注射|皮下|\\bs\\.?c\\b\\.?|\\bsubcut\\w*|\\bsq\\b|\\bih\\b'],
  ['inhaled', '雾化吸入|吸入|雾化|\\binh(?:aled|alation)?\\b|\\bneb(?:s|ulis\\w*|uliz\\w*)?\\b'],
  ['eye', '滴眼|点眼|\\beye drops?\\b'],
  ['nasal', '滴鼻|喷鼻|鼻喷|\\bnasal(?:ly)?\\b|\\bintranasal(?:ly)?\\b'],
  ['rectal', '保留灌肠|灌肠|塞肛|纳肛|\\bp\\.?r\\b\\.?|\\brectal(?:ly)?\\b'],
  ['topical', '外用|外涂|涂抹|外敷|\\btopical(?:ly)?\\b'],
  ['iv', '静脉|\\bi\\.?v\\b\\.?|\\bintravenous(?:ly)?\\b'],
]
const pattern = new RegExp(ways.map(([, words]) => `(${words})`).join('|'), 'gi')

/** All routes of a stretch of text, in order. */
export function findRoutes(folded: string, start = 0, end = folded.length): Route[] {
  return [...folded.slice(start, end).matchAll(pattern)].flatMap((match): Route[] => {
    const way = ways[match.slice(1).findIndex((group) => group !== undefined)]
    return way ? [{ start: start + match.index, end: start + match.index + match[0].length, code: way[0] }] : []
  })
}

const vein = new Set<RouteCode>(['iv', 'iv-drip', 'iv-push', 'pump'])

/** Into a vein says less than by drip or by push, and agrees with both. */
export const isSameRoute = (a: RouteCode, b: RouteCode) => a === b || (vein.has(a) && vein.has(b) && (a === 'iv' || b === 'iv'))
