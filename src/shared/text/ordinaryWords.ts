import { stem } from './wordWeight.ts'

/**
 * English words of everyday speech that name no finding, drug, examination, act of treatment or disposition: how much, when, in what order, who tells
 * whom, and what somebody thinks of it. A condensation may choose them freely; what they turn round (refused, stopped, no better) is held against the
 * record by its scope and by opposites. Days of the week and months are facts, and stand not here.
 */
const linking: readonly string[] = [
  // how much, how many, how strong
  'more most less least much many few several some overall each every other another same similar different',
  'above below over under within beyond exceed exceeds exceeding than enough insufficient sufficient too only just still yet even already almost nearly',
  'mild moderate marked slight small large big minor major low high higher lower long short great further additional extra limited limiting maximum minimum',
  'last next final initial early late later earlier first second third step steps half quarter',
  // when and how long
  'morning afternoon evening night overnight nightly tonight tomorrow yesterday today daytime day week month year hour minute hourly daily weekly monthly yearly',
  'annual annually time times moment period interval duration since until till before beforehand after afterwards during while whilst whenever soon sooner',
  'now then currently present recent recently previously formerly longstanding standing ongoing continuous continuing intermittent intermittently',
  'sudden suddenly gradual gradually progressive progressively persistent persistently recurrent regular regularly usual usually often frequently occasional',
  // how things are linked
  'but however although though because as so therefore thus hence due owing given despite whether either neither both between among against via through',
  'if unless provided except instead rather otherwise meanwhile together alongside alone apart including excluding plus minus versus',
  'and or also too well upon onto off down up out away back forth around across along beside near far here there where which who whose what',
]

const telling: readonly string[] = [
  // what becomes of something
  'be become remain stay keep kept hold last go going went gone come came return returned set leave let make made get give given take taken',
  'start started begin began resume resumed restart stop stopped cease continue continued finish end ended change changed switch switched',
  'increase increased decrease decreased reduce reduced reduction raise raised lower lowered rise risen rising fall fell falling drop dropped halve halved',
  'improve improved improving improvement better best worse worsen worsens worsened worsening worst resolve resolved resolving settle settled recur recurs recurred',
  'respond responding response persist persists persisted occur occurred happen happened develop developed appear appeared arise fail fails failed reach reached',
  'stable unchanged unresolved steady controlled uncontrolled well poor poorly good satisfactory fine acceptable appropriate inappropriate suitable unsuitable adequate',
  'able unable possible impossible available unavailable necessary unnecessary need needs needed needing require required must should may might can could would',
  // what is told, thought and wished
  'say says said tell told ask asked call called phone dial ring contact notify inform informed discuss discussed discussion advise advised advice suggest suggested',
  'report reported record recorded note noted describe described mention mentioned document documented state stated explain explained read known unknown',
  'think thought consider considered believe believed feel felt expect expected intend intended plan planned propose proposed aim view opinion impression likely unlikely',
  'want wanted wish wished prefer preferred like liked agree agreed accept accepted decide decided decision choose chosen choice option alternative alternatively offer',
  'decline declined refuse refused defer deferred avoid avoided withhold withheld omit omitted await awaited awaiting pending try tried attempt attempted',
  'look looking see seen seem seems show shown find found confirm confirmed indicate indicated suspect suspected question query doubt clear unclear certain uncertain',
  // to whom, and in what manner
  'patient person man woman child boy girl baby infant parent parents mother father wife husband partner family carer relative son daughter brother sister friend',
  'he she they him her them his their own self himself herself themselves adult someone anyone everyone nobody',
  'aged old young year-old elderly visit visits seeing present presents presented presenting presentation arrive arrival',
  'use used using usage benefit effective ineffective effect useful help helped helpful helps tolerate tolerated work worked do does did done',
  'background context reason basis case cause caused cover covered course form kind type way manner number amount level grade stage set sets side part point place',
  'bring brought carry carried join joined pass passed push pushed put reserve reserved run ran running spread talk talked turn turned',
  'due make appointment appointments clinic review reviewed check',
  'checked recheck follow followed monitor monitored watch observe follow-up item plan',
  'symptom symptoms sign signs complaint problem problems issue concern condition finding findings feature features evidence episode episodes attack attacks event',
  'relief relieved relieve ease eased painful sore safe unsafe trigger treated treat treatment therapy therapeutic managed management',
]

const stems = (groups: readonly string[]) => groups.flatMap((group) => group.split(' ')).map(stem)
const links = new Set(stems(linking))
const ordinary = new Set([...links, ...stems(telling)])

type Token = { readonly kind: string; readonly text: string }

/** Whether a token (its text is a stem) is a word of everyday speech, which alone invents nothing of clinical content. */
export const isOrdinary = ({ kind, text }: Token): boolean => kind === 'word' && ordinary.has(text)

/** Whether it only says how much, when, or how two things are linked: of no act, state or thing. */
export const isLinking = ({ kind, text }: Token): boolean => kind === 'word' && links.has(text)
