import { expect, test } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { jobKeyOf, type Job } from './jobKey.ts'

const template = loadResources(resourcesFolder(import.meta.dirname)).templates.get('outpatient') as Template
const job: Job = { text: '主诉：头晕1周。', template, seed: 1, modelSha256: 'ab', contextTokens: 8192, dictionaryHash: 'cd', rules: '' }

test('the same job has the same key, which holds no word of the record', () => {
  expect(jobKeyOf({ ...job, template: structuredClone(template) })).toBe(jobKeyOf(job))
  expect(jobKeyOf(job)).toMatch(/^[0-9a-f]{64}$/)
})

test.each<[string, Partial<Job>]>([
  ['a character of the record', { text: '主诉：头晕2周。' }],
  ['the template', { template: { ...template, version: 2 } }],
  ['the seed', { seed: 2 }],
  ['the model', { modelSha256: 'ac' }],
  ['the window', { contextTokens: 4096 }],
  ['the dictionaries', { dictionaryHash: 'ce' }],
  ['a rule of the physician', { rules: 'ef' }],
])('%s makes it another job', (_, change) => {
  expect(jobKeyOf({ ...job, ...change })).not.toBe(jobKeyOf(job))
})
