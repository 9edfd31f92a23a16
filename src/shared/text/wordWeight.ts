import { americanSpelling } from './orthography.ts'

/** Characters and words that claim nothing by themselves. */
const weightless = new Set(
  (
    '的 了 在 是 为 与 和 及 并 等 其 该 此 以 对 于 由 将 被 把 者 患 而 则 时 予 给 示 处 约 余 多 稍 略 较 均 也 亦 又 可 能 尚 仍 个 一 本 我 院 因 由 从 至 到 自 向 经 性 后 前 内 中 间 入 来 曾 已 诉 述 称 病 人 史 度 部 侧 区 位 行 做 作 用 查 伴 见 有 明 显 出 现 ' +
    'the a an of and or with to in on at for by is are was were be been has have had patient pt his her their this that as from who which it its she he they we i ' +
    'there these those also than then so do does did very some any other again about into up out currently today now noted notes note states state reports report ' +
    'reported stated endorses endorsed presents present presenting presented ms mrs mr dr will would can could should my our you your if when me him them s t what how all both'
  ).split(' '),
)

export function weightOf(text: string, kind: 'han' | 'word' | 'number' | 'sign'): number {
  if (kind === 'number' || kind === 'sign' || weightless.has(text)) return 0
  return kind === 'han' ? 1 : 2
}

const irregular = new Map(
  Object.entries({
    goes: 'go', took: 'take', taken: 'take', taking: 'take', takes: 'take', felt: 'feel', feels: 'feel', went: 'go', began: 'begin', given: 'give', gave: 'give',
    feet: 'foot', diagnoses: 'diagnosis', denied: 'deny', denies: 'deny', denying: 'deny', dyspneic: 'dyspnea', allergies: 'allergy', biopsies: 'biopsy', lens: 'lens', lenses: 'lens',
  }),
) // prettier-ignore

/** A word without its inflection and in one spelling, crude on purpose: it only has to map the forms of one word to one. */
export function stem(form: string): string {
  // took and take must meet: the plain form loses its e like any other
  const word = americanSpelling(irregular.get(form) ?? form)
  if (word.length < 4) return word
  // whom one is sent to, and what he does
  const specialist = /^(.{2,}(?:olog|iatr|rap))ists?$/.exec(word)?.[1]
  if (specialist !== undefined) return `${specialist}y`
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('ation') && word.length > 8) return word.slice(0, -3)
  if (word.endsWith('ness') && word.length > 6) return stem(word.slice(0, -4))
  if (word.endsWith('sses')) return word.slice(0, -2)
  let base = word
  if (word.endsWith('ing') && word.length > 5) base = word.slice(0, -3)
  else if (word.endsWith('ed') && word.length > 4) base = word.slice(0, -2)
  else if (word.endsWith('es') && word.length > 4) base = word.slice(0, -2)
  else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) base = word.slice(0, -1)
  if (base !== word && base.length > 3 && base.at(-1) === base.at(-2) && !/[ls]$/.test(base)) base = base.slice(0, -1)
  return base.endsWith('e') && base.length > 3 ? base.slice(0, -1) : base
}
