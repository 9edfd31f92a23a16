import { testsIn, type TestId } from './testId.ts'

/** A point of Electron's security checklist. `onElectron`: what only the real program can show, by this command on a machine that has it. */
export type ChecklistPoint = {
  readonly point: number
  readonly title: string
  readonly tests: readonly TestId[]
  readonly onElectron?: string
}

const pages = 'src/main/app/pageProtocol.test.ts'
const window = 'src/main/app/mainWindow.test.ts'
const gap = 'src/main/app/airGap.test.ts'
const sources = 'scripts/promises/shippedSources.test.ts'
const attack = 'e2e/hardening.spec.ts'
const preferences = 'has a page without Node, sandboxed and apart from its preload, and no developer tools'
const e2e = 'npm test -- e2e'

/** Electron's own twenty points, in its order and nearly in its words. */
export const electronChecklist: readonly ChecklistPoint[] = [
  {
    point: 1,
    title: 'Only load secure content',
    tests: [
      ...testsIn(gap, ['loads or cancels %s']),
      ...testsIn(pages, ['%s is served with its type', 'any path but those of the folder']),
      ...testsIn(attack, ['the page is given nothing that it could leave by']),
    ],
  },
  {
    point: 2,
    title: 'No Node.js for content',
    tests: [...testsIn(window, [preferences]), ...testsIn(attack, ['the page has no Node, no Electron and no code from text'])],
    onElectron: e2e,
  },
  {
    point: 3,
    title: 'Context isolation',
    tests: [...testsIn(window, [preferences]), ...testsIn(attack, ['the page has no Node, no Electron and no code from text'])],
    onElectron: e2e,
  },
  {
    point: 4,
    title: 'Process sandboxing',
    tests: [...testsIn(window, [preferences]), ...testsIn(sources, ['the sandbox is switched on for everything before the app is ready'])],
    onElectron: e2e,
  },
  {
    point: 5,
    title: 'Handle permission requests',
    tests: [...testsIn(gap, ['denies %s']), ...testsIn(attack, ['every permission is denied'])],
    onElectron: e2e,
  },
  {
    point: 6,
    title: 'webSecurity stays on',
    tests: [...testsIn(window, [preferences]), ...testsIn(sources, ['no preference that weakens a window is set'])],
  },
  {
    point: 7,
    title: 'Content Security Policy',
    tests: [
      ...testsIn(pages, ['may load nothing from elsewhere, be framed by nobody and send no referrer']),
      ...testsIn(attack, ['the page has no Node, no Electron and no code from text', 'the page is given nothing that it could leave by']),
    ],
  },
  {
    point: 8,
    title: 'allowRunningInsecureContent stays off',
    tests: [...testsIn(window, [preferences]), ...testsIn(sources, ['no preference that weakens a window is set'])],
  },
  {
    point: 9,
    title: 'Experimental features stay off',
    tests: [...testsIn(window, [preferences]), ...testsIn(sources, ['no preference that weakens a window is set'])],
  },
  { point: 10, title: 'No enableBlinkFeatures', tests: testsIn(sources, ['no preference that weakens a window is set']) },
  { point: 11, title: 'No allowpopups for webviews', tests: testsIn(sources, ['no webview stands in any page']) },
  {
    point: 12,
    title: 'Verify webviews before they are made',
    tests: [...testsIn(window, ['stays where it is on %s']), ...testsIn(sources, ['no webview stands in any page'])],
  },
  {
    point: 13,
    title: 'Limit navigation',
    tests: [...testsIn(window, ['stays where it is on %s']), ...testsIn(attack, ['the page stays where it is'])],
    onElectron: e2e,
  },
  {
    point: 14,
    title: 'Limit new windows',
    tests: [...testsIn(window, ['opens no other window']), ...testsIn(attack, ['the page stays where it is'])],
    onElectron: e2e,
  },
  { point: 15, title: 'No shell.openExternal', tests: testsIn(sources, ['nothing is handed to the system to open']) },
  { point: 16, title: 'A current Electron', tests: testsIn(sources, ['Electron is pinned, and of a line that is kept']) },
  {
    point: 17,
    title: 'Validate the sender of every IPC message',
    tests: [
      ...testsIn(window, ['is trusted from the main frame on our page', 'is not trusted from %s', 'is not trusted from another window']),
      ...testsIn('src/main/ipc/register.fuzz.test.ts', ['refuses everything from a foreign frame, good input too']),
    ],
  },
  {
    point: 18,
    title: 'A protocol of our own instead of file://',
    tests: [
      ...testsIn(window, ['loads our page, and is shown when there is something to see']),
      ...testsIn(sources, ['no page comes from a file address']),
    ],
  },
  {
    point: 19,
    title: 'Fuses',
    tests: testsIn('scripts/package/package.test.ts', [
      'all nine are set and read back in a binary for $name',
      'a binary with one fuse more than is decided on stops the build',
    ]),
    onElectron: 'npx electron-fuses read --app PATH',
  },
  {
    point: 20,
    title: 'No Electron API for the page',
    tests: [
      ...testsIn(sources, ['the preload hands over named calls and nothing of Electron']),
      ...testsIn(attack, ['the bridge holds the commands of the contract and nothing else']),
    ],
    onElectron: e2e,
  },
]
