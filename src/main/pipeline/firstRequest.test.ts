import path from 'node:path'
import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'
import { firstRequestOf } from './firstRequest.ts'
import { inventedChart } from './longChartFixture.ts'

const resources = loadResources(resourcesFolder(path.dirname(import.meta.filename)))
const record = '主诉：头晕3天。\n初步诊断：高血压病。\n诊疗计划：氨氯地平5mg口服，每日1次。\n'

it.each([
  ['a record that is read whole', record],
  ['a long one, read in parts', inventedChart(9000)],
])('is what a draft asks first: %s', async (_, text) => {
  const engine = new ScriptedEngine(() => ({ say: '高血压病。' }), 4096)
  const first = await firstRequestOf(draftJobOf(resources, text, { engine }))
  expect(engine.asked).toEqual([])
  await draftRecord(draftJobOf(resources, text, { engine }))
  expect(first).toEqual(engine.asked[0])
})

it('is none where a draft asks nothing', async () => {
  const engine = new ScriptedEngine(() => ({ say: '' }))
  expect(await firstRequestOf(draftJobOf(resources, '主诉：头晕3天。\n', { engine }))).toBeUndefined()
})

it('leaves a failure of the engine what it is', async () => {
  const engine = new ScriptedEngine(() => ({ say: '' }))
  engine.countTokens = () => Promise.reject(new AppFailure('engine-crashed'))
  await expect(firstRequestOf(draftJobOf(resources, record, { engine }))).rejects.toMatchObject({ code: 'engine-crashed' })
})
