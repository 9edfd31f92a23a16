import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../main/resources/readLexicon.ts'
import { resourcesFolder } from '../../main/resources/loadResources.ts'
import { analyse } from '../guard/analysis.ts'
import { flags } from './scopeFlags.ts'

const lexicon = readLexicon(path.join(resourcesFolder(import.meta.dirname), 'dict'))
type Flag = keyof typeof flags

/** Whether the first letter of `word` stands in the scope. */
function has(text: string, word: string, flag: Flag): boolean {
  const { tokens, flags: marks } = analyse(text, lexicon)
  const at = text.indexOf(word)
  const index = tokens.findIndex(({ start }) => start === at)
  if (index < 0) throw new Error(`no token “${word}” in “${text}”`)
  return ((marks[index] as number) & flags[flag]) !== 0
}

describe('a scope reaches', () => {
  it.each<[string, string, Flag]>([
    ['否认高血压、糖尿病病史。', '糖尿病', 'negated'],
    ['无发热、寒战。', '寒战', 'negated'],
    ['He denies fever, cough, or chills.', 'chills', 'negated'],
    ['考虑肺炎。', '肺炎', 'uncertain'],
    ['父亲患糖尿病。', '糖尿病', 'family'],
    ['拟行支气管镜检查。', '支气管', 'planned'],
    ['已停用阿司匹林。', '阿司匹林', 'stopped'],
    ['患者拒绝手术。', '手术', 'refused'],
    ['肝功能正常。', '肝', 'normal'],
    ['腹部压痛(-)，反跳痛(+)。', '压痛', 'negated'],
  ])('in “%s” %s: %s', (text, word, flag) => expect(has(text, word, flag)).toBe(true))
})

describe('a scope ends before', () => {
  it.each<[string, string, Flag]>([
    ['无发热，咳嗽明显。', '咳嗽', 'negated'],
    ['否认高血压，有糖尿病。', '糖尿病', 'negated'],
    ['He denies fever. He reports cough.', 'cough', 'negated'],
    ['He denies fever but reports cough.', 'cough', 'negated'],
    ['双下肢无力。', '力', 'negated'],
    ['考虑肺炎，既往高血压。', '高血压', 'uncertain'],
    ['父亲患糖尿病。患者有高血压。', '高血压', 'family'],
    ['腹部压痛(-)，反跳痛(+)。', '反跳痛', 'negated'],
    ['血压不正常，心率快。', '血压', 'normal'],
  ])('in “%s” %s: %s', (text, word, flag) => expect(has(text, word, flag)).toBe(false))

  it('the cue itself, which is marked as one', () => {
    expect(has('否认高血压。', '否认', 'cue')).toBe(true)
    expect(has('否认高血压。', '否认', 'negated')).toBe(false)
    expect(has('否认高血压。', '高血压', 'cue')).toBe(false)
  })
})
