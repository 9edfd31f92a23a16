import type { Settings } from './settings.ts'

/** Before anything was chosen. Apart from the schema, so that the window needs no validator for it. */
export const defaultSettings: Settings = {
  language: 'zh',
  theme: 'system',
  templateId: 'outpatient',
  scale: 100,
  modelId: null,
  clipboardSeconds: 60,
  exportProfile: { order: [], hasHeadings: true, lineEnds: 'crlf', width: 'keep', isGbk: false },
  hasAiLabel: false,
  physician: '',
  autoLockMinutes: 5,
  asksPinToSign: true,
  hidesFromCapture: false,
  isSetUp: false,
}
