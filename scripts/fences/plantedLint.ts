import type { Tree } from './plantTree.ts'

/** rule → file → what it holds. Each file breaks that rule and no other. */
export const plantedLint: Readonly<Record<string, Tree>> = {
  'fence/no-default-export': {
    'src/shared/defaultOne.ts': 'export default 1\n',
    'scripts/defaultTwo.mjs': 'const two = 2\nexport { two as default }\n',
    'e2e/defaultThree.ts': 'export default function three() {}\n',
  },
  'fence/no-vague-file-name': Object.fromEntries(
    [
      'utils.ts',
      'util.test.ts',
      'dateUtils.ts',
      'helpers.ts',
      'noteHelper.ts',
      'common.ts',
      'common-words.ts',
      'draftManager.ts',
      'manager.tsx',
    ].map((name) => [`src/renderer/ui/${name}`, 'export const one = 1\n']),
  ),
  'fence/import-names-file': {
    'src/shared/extensionOne.ts': "import './base'\n",
    'src/shared/extensionTwo.ts': "export * from '../shared'\n",
    'src/shared/extensionThree.ts': "export const three = await import('./base')\n",
    'src/shared/extensionFour.ts': "export { base } from './base'\n",
  },
  'max-lines': { 'src/shared/long.ts': '//\n'.repeat(301), 'e2e/long.ts': '//\n'.repeat(301), 'scripts/long.mjs': '//\n'.repeat(301) },
  '@typescript-eslint/ban-ts-comment': { 'src/shared/ignored.ts': '// @ts-nocheck\nexport const one = 1\n' },
  '@typescript-eslint/consistent-type-imports': {
    'src/shared/valueImport.ts': "import { base } from './base.ts'\nexport type Base = typeof base\n",
  },
  '@typescript-eslint/no-explicit-any': { 'src/shared/any.ts': 'export const one = (value: any): unknown => value\n' },
  '@typescript-eslint/no-floating-promises': {
    'src/shared/floating.ts': 'export const one = async () => 1\none()\n',
    'scripts/floating.mjs': 'export const one = async () => 1\none()\n',
    'e2e/floating.ts': 'export const one = async () => 1\none()\n',
  },
  '@typescript-eslint/no-misused-promises': {
    'src/shared/misused.ts': 'const one = async () => true\nexport const two = () => (one() ? 1 : 2)\n',
  },
  '@typescript-eslint/switch-exhaustiveness-check': {
    'src/shared/switch.ts': `
      export function one(phase: 'drafted' | 'signed'): number {
        switch (phase) {
          case 'drafted':
            return 1
        }
        return 2
      }`,
  },
  'no-console': { 'src/main/notes/console.ts': 'console.log(1)\n', 'src/renderer/ui/console.ts': 'console.error(1)\n' },
  'fence/no-raw-ipc': {
    'src/main/app/ipcOne.ts': "import { ipcMain } from 'electron'\nexport const one = ipcMain\n",
    'src/main/app/ipcTwo.ts': "import * as electron from 'electron'\nexport const two = electron.ipcRenderer\n",
    'src/main/app/ipcThree.ts': "import electron from 'electron'\nexport const { ipcMain: three } = electron\n",
  },
  'fence/no-network': {
    'src/main/notes/networkOne.ts': "export const one = () => fetch('x')\n",
    'src/main/notes/networkTwo.ts': 'const ask = fetch\nexport const two = ask\n',
    'src/main/engine/networkThree.ts': "export const three = () => globalThis.fetch('x')\n",
    'src/renderer/state/networkFour.ts': "export const four = () => new WebSocket('x')\n",
    'src/renderer/ui/networkFive.ts': "export const five = () => new window.XMLHttpRequest().open('GET', 'x')\n",
    'src/preload/networkSix.ts': "export const six = () => new EventSource('x')\n",
    'src/renderer/ui/networkSeven.ts': "export const seven = window['fetch']\n",
  },
  'fence/no-beacon': { 'src/renderer/ui/beacon.ts': "export const one = () => navigator.sendBeacon('x')\n" },
  'fence/no-code-from-text': {
    'src/shared/evalOne.ts': "export const one: unknown = eval('1')\n",
    'src/shared/evalTwo.ts': 'export const run = Function\n',
    'src/renderer/ui/evalThree.ts': "export const three = () => window.eval('1')\n",
  },
  '@typescript-eslint/no-implied-eval': { 'src/renderer/ui/implied.ts': "setTimeout('one()', 1)\n" },
  'fence/no-node-globals': {
    'src/renderer/ui/nodeOne.ts': 'export const one = process.platform\n',
    'src/preload/nodeTwo.ts': 'export const two = Buffer\n',
    'src/preload/nodeThree.ts': 'export const three = globalThis.process\n',
  },
  'fence/no-raw-html': {
    'src/renderer/ui/htmlOne.ts': "document.body.innerHTML = 'x'\n",
    'src/renderer/ui/htmlTwo.tsx': "export const two = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />\n",
    'src/renderer/ui/htmlThree.ts': "document.body.insertAdjacentHTML('beforeend', 'x')\n",
    'src/renderer/ui/htmlFour.ts': "document.write('x')\n",
    'src/renderer/ui/htmlFive.tsx':
      "const props = { dangerouslySetInnerHTML: { __html: 'x' } }\nexport const five = () => <p {...props} />\n",
  },
  'fence/no-cjk-literal': {
    'src/renderer/features/draft/cjkOne.ts': "export const one = '草稿'\n",
    'src/renderer/features/draft/cjkTwo.ts': 'export const two = (count: number) => `${count} 条`\n',
    'src/renderer/features/draft/cjkThree.tsx': "export const three = () => <p>{'草稿'}</p>\n",
    'src/renderer/ui/cjkFour.ts': "export const four = '。'\n",
  },
  'fence/no-jsx-words': {
    'src/renderer/features/draft/wordsOne.tsx': 'export const one = () => <p>Draft</p>\n',
    'src/renderer/features/draft/wordsTwo.tsx': 'export const two = () => <p>草稿</p>\n',
    'src/renderer/features/draft/wordsThree.tsx': 'export const three = () => <p aria-label="Draft" />\n',
    'src/renderer/features/draft/wordsFour.tsx': 'export const four = () => <img alt="草稿" />\n',
    'src/renderer/ui/wordsFive.tsx': "export const five = () => <p>{'Draft'}</p>\n",
  },
  'fence/no-window-in-state': {
    'src/renderer/state/windowOne.ts': 'export const one = window\n',
    'src/renderer/state/windowTwo.ts': 'export const two = globalThis.document\n',
    'src/renderer/state/windowThree.ts': "localStorage.setItem('a', 'b')\n",
  },
  'fence/no-window-bridge': {
    'src/renderer/features/draft/bridgeOne.ts': 'export const one = (window as unknown as { bridge: unknown }).bridge\n',
    'src/renderer/ui/bridgeTwo.ts': 'declare global { interface Window { readonly bridge: unknown } }\nexport const two = window.bridge\n',
    'src/renderer/App.tsx': 'export const { bridge: three } = globalThis as unknown as { bridge: unknown }\n',
  },
}

/** Everything that is allowed where it is, next to what is forbidden elsewhere. */
export const cleanLint: Tree = {
  'src/shared/base.ts': 'export const base = 1\n',
  'src/shared/index.ts': 'export const index = 1\n',
  'src/shared/words.ts': "export const heading = '主诉'\n",
  'src/shared/switchOnAll.ts': `
    export function one(phase: 'drafted' | 'signed'): number {
      switch (phase) {
        case 'drafted':
          return 1
        case 'signed':
          return 2
      }
    }`,
  'src/shared/base.test.ts': "import { test } from 'vitest'\ntest('one', () => {})\nexport const here = process.cwd()\n",
  'src/shared/localNames.ts': 'export const call = (fetch: () => number, process: { pid: number }) => fetch() + process.pid\n',
  'src/main/cli/print.ts': 'console.log(1)\n',
  'src/main/ipc/register.ts': "import { ipcMain } from 'electron'\nexport const register = () => ipcMain.removeAllListeners()\n",
  'src/preload/index.ts': "import { ipcRenderer } from 'electron'\nexport const invoke = () => ipcRenderer.invoke('x')\n",
  'src/main/engine/models/download.ts': "export const download = () => fetch('x')\n",
  'src/renderer/main.tsx': 'declare global { interface Window { readonly bridge: unknown } }\nexport const bridge = window.bridge\n',
  'src/renderer/css.d.ts': "declare module '*.css' {\n  const names: Readonly<Record<string, string>>\n  export default names\n}\n",
  'src/renderer/i18n/zh.ts': "export const zh = { draft: '草稿' }\n",
  'src/renderer/features/draft/clean.tsx':
    'export const clean = ({ words }: { words: string }) => <p className="draft" data-testid="draft" aria-label={words}>{words} · {1}</p>\n',
  'src/renderer/features/draft/clean.test.tsx': "export const record = '反复胸闷3天'\nexport const shown = <p>草稿</p>\n",
  'src/renderer/state/testBridge.ts': "export const record = '反复胸闷3天'\n",
  'scripts/print.mjs': 'console.log(1)\n',
  'scripts/some.config.ts': 'export default {}\n',
  'e2e/base.ts': 'console.log(1)\n',
  'e2e/electron/electron.ts': 'export default {}\n',
}
