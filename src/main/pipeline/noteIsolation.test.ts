import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { DecodeRequest } from '../engine/engine.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import type { Answer, Answers } from './answers.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'

const folder = resourcesFolder(import.meta.dirname)
const resources = loadResources(folder)
const texts = fs.globSync(path.join(folder, 'samples/*.txt')).map((file) => fs.readFileSync(file, 'utf8'))
/** UTF-16 units: so many in a row are no chance. */
const length = 8

const passagesOf = (text: string) =>
  new Set(Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length)))

it('no passage of one note reaches a request for another, with one engine and one memory of answers for all', async ({ task }) => {
  const memory = new Map<string, Answer>()
  const keyOf = ({ draft: _, ...request }: DecodeRequest) => JSON.stringify(request)
  const answers: Answers = {
    find: (request) => memory.get(keyOf(request)),
    keep: (request, answer) => memory.set(keyOf(request), answer),
  }
  // copies the passages that it is given, as a small model does
  const engine = new ScriptedEngine(({ prompt }) => ({
    say:
      prompt.user
        .split(/相关原文：|Passages:/)[1]
        ?.trim()
        .split('\n')[0] ?? '',
  }))
  const constant = passagesOf(JSON.stringify([...resources.templates.values()]))
  const passages = texts.map(passagesOf)
  let compared = 0
  // twice, so that the second round is answered from what the first one left
  for (const [index, text] of [...texts, ...texts].entries()) {
    const before = engine.asked.length
    const own = passages[index % texts.length]
    await draftRecord({ ...draftJobOf(resources, text, { engine }), id: String(index), answers })
    for (const { prompt } of engine.asked.slice(before)) {
      for (const passage of passagesOf(`${prompt.user}\n${prompt.answerStart}`)) {
        compared++
        if (own?.has(passage) === true || constant.has(passage)) continue
        expect([passage, passages.some((other) => other.has(passage))]).toEqual([passage, false])
      }
    }
  }
  expect(compared).toBeGreaterThan(5_000)
  Object.assign(task.meta, { figure: `${texts.length} notes in turn, ${compared} passages of requests compared: 0 of another note` })
})
