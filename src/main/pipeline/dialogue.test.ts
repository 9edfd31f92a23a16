import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readTurn } from './dialogue.ts'

const template = loadResources(resourcesFolder(import.meta.dirname)).templates.get('outpatient') as Template
const instruction = (sectionId: string | null, wantsShorter: boolean) => ({ kind: 'instruction', sectionId, wantsShorter })

describe('an instruction', () => {
  it.each([
    ['治疗建议再短一点', 'plan', true],
    ['改写为书面语', null, false],
    ['能不能再短一点？', null, true],
    ['请把诊断写成一句话', 'diagnosis', false],
    ['主诉精简一下', 'chief-complaint', true],
    ['压缩治疗部分', 'plan', true],
    ['shorter', null, true],
    ['Make the plan more concise', 'plan', true],
    ['Could you rephrase the diagnosis?', 'diagnosis', false],
  ])('%s', (text, sectionId, wantsShorter) => {
    expect(readTurn(text, template)).toEqual(instruction(sectionId, wantsShorter))
  })

  it('is what is said of selected text, unless it asks', () => {
    expect(readTurn('更通顺些', template, true)).toEqual(instruction(null, false))
    expect(readTurn('这个药的剂量是多少？', template, true)).toEqual({ kind: 'question' })
  })
})

describe('a question', () => {
  it.each(['过敏史？', '为什么改为华法林？', '血压多少', '什么时候拆线', 'Any drug allergies?', 'When was the catheter removed?', '胸闷'])(
    '%s',
    (text) => {
      expect(readTurn(text, template)).toEqual({ kind: 'question' })
    },
  )
})
