import { app, dialog } from 'electron'
import type { Failure } from '../../shared/errors.ts'
import { restoreOffers } from '../../shared/messages/restoreOffer.ts'

/** Asks whether the newest whole backup shall take the place of a damaged database. There is no button that deletes anything; closing the box changes nothing. */
export function askToRestore({ at }: { readonly at: number }, { params }: Failure): boolean {
  const language = app.getLocale().startsWith('en') ? 'en' : 'zh'
  const { message, detail, restore, quit } = restoreOffers[language]
  const time = new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
  const buttons = [restore, quit]
  const asked = {
    type: 'warning',
    title: '医摘',
    message,
    detail: detail(time, String(params['reason'] ?? '')),
    buttons,
    defaultId: 0,
    cancelId: 1,
  } as const
  return dialog.showMessageBoxSync({ ...asked, buttons }) === 0
}
