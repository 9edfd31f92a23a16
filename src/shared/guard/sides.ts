import { isPartOfName } from './mentions.ts'
import { sideOf } from './sideWords.ts'
import type { SectionContext } from './rule.ts'

/** Side words of the draft that stand nowhere in the record with the word they belong to. */
export function foreignSides({ analysis, record }: SectionContext): number[] {
  const { tokens } = analysis
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1]
    const isPair = /^[前后内外中上下]$/.test(token.text) && /^[壁叶段极睑颌支]$/.test(next?.text ?? '') && next?.clause === token.clause
    const side = sideOf(token.text)
    if (side === undefined && !isPair) return []
    // 左枕前位 of LOA, left ventricle of LV: a name that the record has in other letters
    if (isPartOfName(record, analysis, token.start, token.end)) return []
    // 前壁, 后叶, 内段: the pair stands in the record or nowhere
    if (isPair) return record.pairs.has(`${token.text}\u0000${next.text}`) ? [] : [index]
    if (side === undefined) return []
    // 3月22日左右: about that day
    if (isAbout(analysis, index)) return []
    const isHan = token.kind === 'han'
    if (isHan && (side === 'up' || side === 'down') && !isLevel(tokens[index + 1]?.text)) return []
    // 每日两次, 两周: a count and no side
    if (token.text === '两' && !/^[侧肺肾眼耳下上手足膝肘肩髋乳踝腕臂腿颊]$/.test(next?.text ?? '')) return []
    // 双抗, 双相, 双通道
    if (token.text === '双' && /^[抗联相通重能嘧胍环膦氯歧酚黄]$/.test(next?.text ?? '')) return []
    // 上 and 下 are mostly no side: 上述, 上午, 下降
    if (isShortened(record, tokens, index)) return []
    const places = placesOfSide(record, token.text)
    const neighbours: string[] = []
    for (let next = index + 1; next < Math.min(tokens.length, index + 4) && tokens[next]?.clause === token.clause; next++)
      if (!/^[侧方边部]$/.test(tokens[next]?.text ?? '') && tokens[next]?.kind !== 'number' && ((tokens[next]?.weight ?? 0) > 0 || isHan))
        neighbours.push(tokens[next]?.text ?? '')
    if (neighbours.length === 0)
      for (let back = index - 1; back >= Math.max(0, index - 5) && tokens[back]?.clause === token.clause; back--)
        if ((tokens[back]?.weight ?? 0) > 0) neighbours.push(tokens[back]?.text ?? '')
    if (neighbours.length === 0) return places.length > 0 ? [] : [index]
    const stands = places.some((place) => {
      for (let near = place - 8; near <= place + 8; near++)
        if (near !== place && neighbours.includes(record.tokens[near]?.text ?? '')) return true
      return false
    })
    return stands ? [] : [index]
  })
}

/** Whether a token is of the 左右 after a value. */
function isAbout({ tokens, quantityOf }: SectionContext['analysis'], index: number): boolean {
  const first = tokens[index]?.text === '右' ? index - 1 : index
  return tokens[first]?.text === '左' && tokens[first + 1]?.text === '右' && (quantityOf[first - 1] ?? -1) >= 0
}

/** right lower quadrant, left upper lobe: RLQ and LUL of the record. */
function isShortened(record: SectionContext['record'], tokens: SectionContext['analysis']['tokens'], index: number): boolean {
  const part = tokens.slice(index, index + 3).findIndex(({ text }) => text === 'quadrant' || text === 'lobe')
  if (part < 1) return false
  const level = sideOf(tokens[index]?.text ?? '')
  const side = level === 'up' || level === 'down' ? tokens[index - 1] : tokens[index]
  const words = [side, ...tokens.slice(side === tokens[index] ? index + 1 : index, index + part + 1)]
  return record.words.has(words.map((word) => word?.text[0] ?? '').join(''))
}

const isLevel = (next: string | undefined) => next !== undefined && /^[肢叶段腹唇颌眼睑胸极]$/.test(next)

function placesOfSide(record: SectionContext['record'], text: string): readonly number[] {
  const forms: Record<string, readonly string[]> = {
    双: ['双', '两'],
    两: ['两', '双'],
    bilateral: ['bilateral', 'both', 'bilaterally'],
    bilaterally: ['bilateral', 'both', 'bilaterally'],
    both: ['both', 'bilateral', 'bilaterally'],
    left: ['left', 'l', 'lt', 'os'],
    right: ['right', 'r', 'rt', 'od'],
  }
  return (forms[text] ?? [text]).flatMap((form) => record.words.get(form) ?? [])
}
