import fs from 'node:fs'
import path from 'node:path'
import type { DecodeRequest, LoadRequest } from '../../src/main/engine/engine.ts'
import { loadModel } from '../../src/main/engine/host/loadModel.ts'
import type { LoadedModel } from '../../src/main/engine/host/loadedModel.ts'
import { loadResources, resourcesFolder, type Resources } from '../../src/main/resources/loadResources.ts'
import { indexRecord } from '../../src/shared/guard/recordIndex.ts'
import { writtenByModel } from '../../src/main/pipeline/draftJobFixture.ts'
import type { Template } from '../../src/shared/template.ts'
import { AppSide } from './appSide.ts'

/** What measurements with a model share: it is loaded once in this process, and once in a child where the application's whole path is asked for. */
export type BenchModel = {
  readonly load: Omit<LoadRequest, 'runtime'>
  readonly loaded: LoadedModel
  readonly resources: Resources
  readonly template: Template
  /** A record of 600 characters is copied, so that neither side comes to an end before its tokens are full. */
  readonly copying: DecodeRequest
  /** The application's own path, started when it is first asked for. */
  readonly app: () => Promise<AppSide>
  readonly dispose: () => Promise<void>
}

const tokensOfARun = 32

export async function loadBenchModel(load: Omit<LoadRequest, 'runtime'>): Promise<BenchModel> {
  const resources = loadResources(resourcesFolder(import.meta.dirname))
  const shipped = resources.templates.get('outpatient')
  if (!shipped) throw new Error('the template outpatient is missing')
  // complaints and lists that are taken as they stand cost the model nothing, and here it is the model that is timed
  const { sections, ...rest } = writtenByModel(shipped)
  const template = { ...rest, sections: sections.map(({ verbatimUpTo: _, ...section }) => section) }
  const record = fs.readFileSync(path.join(resourcesFolder(import.meta.dirname), 'samples', '01-胸闷气促3天.txt'), 'utf8').slice(0, 600)
  const loaded = await loadModel({ ...load, runtime: 'cpu' }, [], () => undefined)
  let app: Promise<AppSide> | undefined
  return {
    load,
    loaded,
    resources,
    template,
    copying: {
      prompt: { system: '你是病历摘要助手。', user: `病历：\n${record}\n\n任务：逐字抄写以上病历。`, answerStart: '' },
      maximumTokens: tokensOfARun,
      maximumStatements: 1000,
      maximumStatementCharacters: 100_000,
      stopBefore: [],
      seed: 1,
      numbers: [...indexRecord(record).numbers],
      draft: 'one',
      usesLookup: false,
    },
    // the same number of threads on both sides, whatever each would have chosen
    app: () => (app ??= AppSide.start({ ...load, threads: loaded.info.threads }, resources, record)),
    dispose: async () => {
      ;(await app)?.close()
      await loaded.dispose()
    },
  }
}
