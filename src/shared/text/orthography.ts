type Respelling = readonly (readonly [RegExp, string])[]

/** What is spelt otherwise in Britain, and the American form; over lower case. */
const american: Respelling = [
  [/oedem/g, 'edem'],
  [/rrhoea/g, 'rrhea'],
  [/pnoea/g, 'pnea'],
  [/menorrhoe/g, 'menorrhe'],
  [/coeliac/g, 'celiac'],
  [/oesoph/g, 'esoph'],
  [/oestr/g, 'estr'],
  [/foet/g, 'fet'],
  [/haem/g, 'hem'],
  [/aemi(?=[ac])/g, 'emi'],
  [/paed/g, 'ped'],
  [/gynaec/g, 'gynec'],
  [/anaesth/g, 'anesth'],
  [/aesthes/g, 'esthes'],
  [/faec/g, 'fec'],
  [/caesar/g, 'cesar'],
  [/aetiol/g, 'etiol'],
  [/caec/g, 'cec'],
  [/\b(tum|od|col|behavi|lab|hum|fav|vap)our/g, '$1or'],
  [/leuco/g, 'leuko'],
  [/sulph/g, 'sulf'],
  [/manoeuv(?:re)?/g, 'maneuver'],
  [/(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)\b)/g, 'iz'],
  [/(?<=[a-z]{3})ys(?=(?:e|ed|es|ing)\b)/g, 'yz'],
  [/\b(cent|fib|lit|met|milli?lit|goit)re\b/g, '$1er'],
]

/** The ways that terms of American dictionaries are spelt in Britain. Only what has but one such form stands here: hemiplegia is no haemiplegia. */
const british: Respelling = [
  [/(?<![o])edem(?=a)/g, 'oedem'],
  [/rrhea/g, 'rrhoea'],
  [/(?<=[a-z])pnea/g, 'pnoea'],
  [/celiac/g, 'coeliac'],
  [/(?<![o])esoph/g, 'oesoph'],
  [/(?<![o])estr(?=ogen|adiol|iol)/g, 'oestr'],
  [/hem(?=o|at|orrh|angi|arthr)/g, 'haem'],
  [/(?<![a])emia/g, 'aemia'],
  [/(?<=isch|an|ur|septic|glyc|leuk|lip|volum)emic/g, 'aemic'],
  [/(?<![a-z])ped(?=iatr)/g, 'paed'],
  [/gynec/g, 'gynaec'],
  [/anesth/g, 'anaesth'],
  [/(?<![a-z])fec(?=al|es)/g, 'faec'],
  [/cesar(?=ean)/g, 'caesar'],
  [/\btumor/g, 'tumour'],
  [/leuko(?=c)/g, 'leuco'],
  [/maneuver/g, 'manoeuvre'],
  [/(?<=[a-z]{3})iz(?=(?:e|ed|es|ing|ation|ations)\b)/g, 'is'],
]

/** A quick look, since most words have nothing that is spelt in two ways: no pattern of its table fits where this does not. */
const perhapsBritish = /[ao]e|our|[iy]s[eia]|leuco|sulph|re\b/
const perhapsAmerican = /edem|rrhea|pnea|celiac|esoph|estr|hem|emi[ac]|ped|gynec|anesth|fec|cesar|tumor|leuko|maneuver|iz/

const respelt = (text: string, perhaps: RegExp, table: Respelling): string =>
  perhaps.test(text) ? table.reduce((spelt, [pattern, form]) => spelt.replace(pattern, form), text) : text

/** An English word or term in American spelling, lower case in, lower case out; other words as they are. For comparing, not for showing. */
export const americanSpelling = (text: string): string => respelt(text, perhapsBritish, american)

/** An English term in the other spelling, or in both where it mixes them; nothing where there is but one. */
export function otherSpellings(term: string): string[] {
  if (/\p{Script=Han}/u.test(term) || term.length < 5) return []
  const lower = term.toLowerCase()
  const inAmerica = americanSpelling(lower)
  return [...new Set([inAmerica, respelt(inAmerica, perhapsAmerican, british)])].filter((form) => form !== lower)
}
