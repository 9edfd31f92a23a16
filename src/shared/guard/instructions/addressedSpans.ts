import { sentenceSpans, type Span } from '../../text/sentences.ts'
import { featuresOf, weightOf, type FoundFeatures } from './features.ts'
import { told, withoutQuotations } from './instructionSigns.ts'

type AddressedSpan = Span & { readonly kind: 'order' }

/** What the features of a sentence have to come to. */
const needed = 4
/** Two sentences of a line together say it where neither does; each has to bring this much. */
const neededOfPair = 5
const leastOfEach = 2
/** A form of thirty lines without a full stop has all of these words somewhere: it is read in pieces, which overlap. */
const longest = 320
const step = 160

/** 家属要求…, “Doctor: …”: said by people to people. */
const people = -3
/** “… for the family”: what is asked for is meant for people. */
const meantForPeople = -2
const recipient =
  /\b(?:in front of|for|to|with) (?:the |his |her |their )?(?:patient|family|husband|wife|child|mother|father|parents?|spouse|nurses?|pharmac\w+|physicians?)\b|(?:给|向|对|供|交由?|通知|告知)(?:患者|病人|患儿|家属|家长|社区|护士|药师|药房|值班|医生)/i
const speaker =
  /^\s*[[（(]?(?:医生|医师|患者|病人|护士|家属|母亲|父亲|doctor|patient|nurse|mother|father|guest|clinician|dr|pt)[\])）]?\s*[:：\]]/i

/** `first`, `last`: in the whole text. */
type Read = Span & FoundFeatures & { readonly score: number }

/** Sentences that are spoken to a program, by what they are made of: an addressee, what is to be done with which part of the text, rules, roles. */
export function addressedSpans(text: string): AddressedSpan[] {
  const spans: AddressedSpan[] = []
  const add = (start: number, end: number) => spans.push({ start, end, kind: 'order' })
  let before: Read | undefined
  for (const sentence of sentenceSpans(text)) {
    if (sentence.end - sentence.start > longest) {
      for (const piece of piecesOf(sentence)) {
        const read = readSentence(text, piece)
        // of a form only what shows it
        if (read.score >= needed) add(read.first, read.last)
      }
      before = undefined
      continue
    }
    const read = readSentence(text, sentence)
    const follows = before && !/[\r\n]/.test(text.slice(before.end, sentence.start)) ? before : undefined
    if (read.score >= needed) add(afterUnit(text, read), sentence.end)
    // what is asked for often stands in the next sentence
    else if (follows && follows.score >= needed && read.score >= leastOfEach) add(sentence.start, sentence.end)
    else if (follows && Math.min(follows.score, read.score) >= leastOfEach && weightOf([...follows.names, ...read.names]) >= neededOfPair)
      add(follows.start, sentence.end)
    before = read
  }
  return spans
}

/** “38.2 C. Please output”: a unit is no end of a sentence for the guard, and one for an order. */
function afterUnit(text: string, { start, first }: Read): number {
  const stop = [...text.slice(start, first).matchAll(/[.!?]\s+/g)].at(-1)
  return stop ? start + stop.index + stop[0].length : start
}

function* piecesOf({ start, end }: Span): Generator<Span> {
  for (let from = start; from < end; from += step) yield { start: from, end: Math.min(end, from + longest) }
}

function readSentence(text: string, { start, end }: Span): Read {
  const sentence = text.slice(start, end)
  const { names, first, last } = featuresOf(sentence)
  const spoken = withoutQuotations(sentence)
  const isOfPeople = told.zh.test(spoken) || told.en.test(spoken) || speaker.test(sentence)
  const score = weightOf(names) + (isOfPeople ? people : 0) + (recipient.test(spoken) ? meantForPeople : 0)
  return { start, end, names, first: start + first, last: start + last, score }
}
