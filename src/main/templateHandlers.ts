import type { BrowserWindow } from 'electron'
import type { Handlers } from '../shared/contract.ts'
import { chooseTemplateFiles, saveTemplateFile } from './app/templateFiles.ts'
import { exportTemplate, importTemplates, listTemplates, moveTemplate, saveTemplate, type TemplateDeps } from './notes/ownTemplates.ts'
import { previewTemplate, type PreviewDeps } from './notes/previewTemplate.ts'

type TemplateCommand = 'listTemplates' | 'saveTemplate' | 'moveTemplate' | 'exportTemplate' | 'importTemplates' | 'previewTemplate'

/** The commands of the templates' page, bound to their use cases. */
export function templateHandlers(deps: TemplateDeps & PreviewDeps, window: BrowserWindow): Pick<Handlers, TemplateCommand> {
  return {
    listTemplates: () => ({ templates: listTemplates(deps), topics: [...deps.topics] }),
    saveTemplate: (input) => saveTemplate(deps, input),
    moveTemplate: (input) => moveTemplate(deps, input),
    exportTemplate: (input) => saveTemplateFile(window, input.templateId, exportTemplate(deps, input)),
    importTemplates: async () => {
      const files = await chooseTemplateFiles(window)
      return files === undefined ? null : importTemplates(deps, files)
    },
    previewTemplate: (input) => previewTemplate(deps, input),
  }
}
