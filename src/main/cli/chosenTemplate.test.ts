import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { templateFileText } from '../../shared/templateFile.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import type { Template } from '../../shared/template.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { chosenTemplate } from './chosenTemplate.ts'

const { templates, headings } = loadResources(resourcesFolder(import.meta.dirname))
const topics = topicsOf(headings)
const outpatient = templates.get('outpatient') as Template

async function fromFile(template: Template) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-template-'))
  const file = path.join(folder, 'ward.json')
  fs.writeFileSync(file, templateFileText(template))
  return chosenTemplate(file, templates, topics).finally(() => fs.rmSync(folder, { recursive: true }))
}

it('an id is looked up among those there are, a file is read and stands beside them', async () => {
  expect(await chosenTemplate('soap', templates, topics)).toEqual({ templates, templateId: 'soap' })
  const { templateId, templates: all } = await fromFile({ ...outpatient, id: 'ward' })
  expect([templateId, all.get('ward')?.name, all.size]).toEqual(['ward', outpatient.name, templates.size + 1])
})

it('a file that has findings made up is refused', async () => {
  const faulty = { ...outpatient, system: { ...outpatient.system, zh: '未提及则写正常。' } }
  await expect(fromFile(faulty)).rejects.toMatchObject({ code: 'template-manufactures' })
})
