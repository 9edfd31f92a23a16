import type { Tree } from './plantTree.ts'

const mainRooms = ['pipeline', 'engine', 'store', 'importers', 'resources', 'bundles', 'notes', 'api', 'ipc', 'app', 'cli']
const one = 'export const one = 1\n'
const importing = (...specifiers: readonly string[]) => specifiers.map((specifier) => `import '${specifier}'\n`).join('')

/** A repository that uses every edge that is allowed, tests across rooms among them. */
export const cleanRooms: Tree = {
  'src/shared/base.ts': `${importing('zod', './text/base.ts')}${one}`,
  'src/shared/text/base.ts': one,
  'src/shared/base.test.ts': importing('node:fs', 'vitest', '../main/store/base.ts', '../main/engine/base.ts'),
  'src/preload/index.ts': importing('electron', '../shared/base.ts'),
  'src/renderer/main.tsx': importing('react-dom/client', './App.tsx', './state/base.ts'),
  'src/renderer/App.tsx': importing('react', './features/draft/base.tsx', './features/sign/base.tsx', './i18n/base.ts'),
  'src/renderer/i18n/base.ts': importing('i18next'),
  'src/renderer/ui/base.tsx': importing('react', './base.css'),
  'src/renderer/ui/base.css': '',
  'src/renderer/state/base.ts': importing('zustand/vanilla', '../../shared/base.ts'),
  'src/renderer/features/ground.ts': importing('react', 'react-i18next', '../state/base.ts'),
  'src/renderer/features/draft/base.tsx': importing(
    'react',
    '../ground.ts',
    '../../ui/base.tsx',
    '../../state/base.ts',
    '../../../shared/base.ts',
  ),
  'src/renderer/features/sign/base.tsx': importing('../../i18n/base.ts', './part.ts'),
  'src/renderer/features/sign/part.ts': one,
  'src/main/index.ts': importing(
    'electron',
    './createHandlers.ts',
    ...mainRooms.filter((room) => room !== 'cli').map((room) => `./${room}/base.ts`),
  ),
  'src/main/createHandlers.ts': importing('electron', './notes/base.ts', './store/base.ts'),
  'src/main/pipeline/base.ts': importing('../../shared/base.ts', '../engine/engine.ts'),
  'src/main/engine/engine.ts': one,
  'src/main/engine/hostProtocol.ts': one,
  'src/main/engine/base.ts': importing('node-llama-cpp', 'node:fs', '../../shared/base.ts'),
  'src/main/store/base.ts': importing('better-sqlite3', 'node:path', 'zod', '../../shared/base.ts'),
  'src/main/importers/base.ts': importing('node:fs', '../../shared/base.ts'),
  'src/main/resources/base.ts': importing('node:fs', '../../shared/base.ts'),
  'src/main/bundles/base.ts': importing('yauzl', 'node:fs', '../../shared/base.ts'),
  'src/main/notes/base.ts': importing('../pipeline/base.ts', '../engine/engine.ts', '../store/base.ts', '../../shared/base.ts'),
  'src/main/api/base.ts': importing('fastify', 'node:http', '../notes/base.ts', '../../shared/base.ts'),
  'src/main/ipc/base.ts': importing('electron', '../notes/base.ts', '../../shared/base.ts'),
  'src/main/app/base.ts': importing('electron', '../engine/hostProtocol.ts', '../notes/base.ts'),
  'src/main/cli/base.ts': importing(
    'commander',
    ...['notes', 'engine', 'store', 'importers', 'resources', 'bundles', 'api'].map((room) => `../${room}/base.ts`),
  ),
  'src/main/cli/modelActions.ts': importing('node:http'),
  'e2e/base.ts': importing('playwright', 'node:http', '../src/shared/base.ts'),
  'scripts/base.ts': importing('../e2e/base.ts', 'node:https'),
  'eval/base.ts': importing('../src/main/cli/base.ts'),
}

/** Only what a planted import needs to resolve. */
export const targets: Tree = {
  'src/strange/base.ts': one,
  'src/main/strange/base.ts': one,
  'src/main/strange.ts': one,
  'src/main/store/storeFixture.ts': one,
  'src/renderer/state/testBridge.ts': one,
  'src/renderer/strange/base.ts': one,
  'scripts/base.test.ts': one,
}

/** rule → what is forbidden: folder of the importing file, and what that imports. */
const explicit: Readonly<Record<string, readonly (readonly [folder: string, specifier: string])[]>> = {
  'no-unresolvable': [['src/main/cli', './missing.ts']],
  'no-undeclared-package': [['scripts', 'acorn']],
  'no-import-of-tests': [['e2e', '../scripts/base.test.ts']],
  'fixtures-only-in-tests': [
    ['src/main/store', './storeFixture.ts'],
    ['src/renderer/state', './testBridge.ts'],
  ],
  'rooms-are-known': [
    ['src/main/cli', '../../strange/base.ts'],
    ['src/main/cli', '../strange/base.ts'],
    ['src/main/cli', '../strange.ts'],
    ['src/renderer', './strange/base.ts'],
  ],
  'composition-root-is-not-imported': [
    ['src/main/cli', '../index.ts'],
    ['src/main/notes', '../createHandlers.ts'],
  ],
  'src-not-e2e': [['src/main/cli', '../../../e2e/base.ts']],
  'src-not-scripts': [['src/main/cli', '../../../scripts/base.ts']],
  'src-not-eval': [['src/main/cli', '../../../eval/base.ts']],
  'no-network-modules': ['net', 'http', 'https', 'http2', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector'].flatMap((name) => [
    ['src/main/engine', `node:${name}`],
    ['src/main/cli', `node:${name}`],
    ['src/shared', name],
  ]),
  'electron-only-in-the-shell': [
    ...['notes', 'engine', 'store', 'importers', 'resources', 'pipeline', 'cli'].map((room) => [`src/main/${room}`, 'electron'] as const),
    ['src/shared', 'electron'],
    ['src/renderer', 'electron'],
  ],
  'llama-only-in-engine': [
    ['src/main/notes', 'node-llama-cpp'],
    ['src/main/pipeline', 'node-llama-cpp'],
  ],
  'sqlite-only-in-store': [['src/main/notes', 'better-sqlite3']],
  'fastify-only-in-api': [['src/main/notes', 'fastify']],
  'commander-only-in-cli': [['src/main/notes', 'commander']],
  'main-only-shipped-packages': [['src/main/notes', 'fast-check']],
  'shared-not-node': [['src/shared', 'node:fs']],
  'shared-packages-only-zod': [['src/shared', 'react']],
  'shared-only-itself': [
    ['src/shared', '../main/notes/base.ts'],
    ['src/shared', '../preload/index.ts'],
    ['src/shared', '../renderer/ui/base.tsx'],
  ],
  'preload-not-main': [['src/preload', '../main/notes/base.ts']],
  'preload-not-renderer': [['src/preload', '../renderer/ui/base.tsx']],
  'preload-not-node': [['src/preload', 'node:fs']],
  'preload-packages-only-electron': [['src/preload', 'zod']],
  'renderer-not-main': [['src/renderer', '../main/notes/base.ts']],
  'renderer-not-preload': [['src/renderer', '../preload/index.ts']],
  'renderer-not-node': [['src/renderer', 'node:path']],
  'ui-not-state': [['src/renderer/ui', '../state/base.ts']],
  'ui-not-features': [['src/renderer/ui', '../features/sign/base.tsx']],
  'ui-only-itself': [
    ['src/renderer/ui', '../../shared/base.ts'],
    ['src/renderer/ui', '../i18n/base.ts'],
  ],
  'ui-packages-only-components': [
    ['src/renderer/ui', 'react-i18next'],
    ['src/renderer/ui', 'zustand'],
  ],
  'state-not-react': [
    ['src/renderer/state', 'react'],
    ['src/renderer/state', 'react-i18next'],
  ],
  'state-packages-only-zustand': [['src/renderer/state', 'i18next']],
  'state-not-ui': [['src/renderer/state', '../ui/base.tsx']],
  'state-not-features': [['src/renderer/state', '../features/sign/base.tsx']],
  'state-only-shared': [['src/renderer/state', '../i18n/base.ts']],
  'features-not-each-other': [['src/renderer/features/draft', '../sign/base.tsx']],
  'features-ground-not-features': [['src/renderer/features', './sign/base.tsx']],
  'features-only-ui-state-shared': [['src/renderer/features/draft', '../../App.tsx']],
  'main-not-renderer': [['src/main/notes', '../../renderer/ui/base.tsx']],
  'main-not-preload': [['src/main/notes', '../../preload/index.ts']],
  'pipeline-not-node': [['src/main/pipeline', 'node:fs']],
  'pipeline-no-packages': [['src/main/pipeline', 'zod']],
  'pipeline-not-engine-insides': [['src/main/pipeline', '../engine/base.ts']],
}

/** The forbidden imports of a rule: those of the table, or, for `room-not-other`, the one that its name says. */
export function plantedImports(rule: string): readonly (readonly [folder: string, specifier: string])[] {
  const [, room, other] = /^([a-z]+)-not-([a-z]+)$/.exec(rule) ?? []
  if (explicit[rule]) return explicit[rule]
  return room && other && mainRooms.includes(room) && mainRooms.includes(other) ? [[`src/main/${room}`, `../${other}/base.ts`]] : []
}
