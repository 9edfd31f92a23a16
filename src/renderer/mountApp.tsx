import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Bridge } from '../shared/contract.ts'
import { App } from './App.tsx'
import { WorkstationContext } from './features/useWorkstation.ts'
import { createI18n } from './i18n/createI18n.ts'
import { createWorkstationStore, type WorkstationStore } from './state/createWorkstationStore.ts'
import { Button } from './ui/Button.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { Notice } from './ui/Notice.tsx'
import './ui/tokens.css'

/** Puts the window on the page over this bridge and loads it. The store is given back for those that look inside. */
export function mountApp(bridge: Bridge, element: HTMLElement): WorkstationStore {
  const store = createWorkstationStore(bridge)
  const i18n = createI18n(store.getState().settings.language)
  createRoot(element).render(
    <I18nextProvider i18n={i18n}>
      <WorkstationContext value={store}>
        <ErrorBoundary fallback={<Crashed />}>
          <App />
        </ErrorBoundary>
      </WorkstationContext>
    </I18nextProvider>,
  )
  void store.getState().load()
  return store
}

function Crashed() {
  const { t } = useTranslation()
  return (
    <Notice tone="red" testId="crashed" actions={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}>
      {t('app.crashed')}
    </Notice>
  )
}
