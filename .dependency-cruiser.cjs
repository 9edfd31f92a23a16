// The rooms of the application and who may import whom (docs: the table of rooms). Every rule is an error, type imports count,
// and scripts/fences.test.ts plants one violation for each. Tests (*.test.ts) may import across rooms; nothing may form a cycle.
const TEST = '[.]test[.]tsx?$'
const FIXTURE = '(Fixture|/testBridge|[.](steps|writer))[.]tsx?$'
const ELECTRON = '^(node_modules/)?electron(/|$)'
const REACT = '^node_modules/(@types/)?(react|react-dom|react-i18next|@codemirror|@tanstack)(/|-|$)'
const LLAMA = '^node_modules/(node-llama-cpp|@node-llama-cpp)/'
const SQLITE = '^node_modules/(@types/)?better-sqlite3/'
const COMMANDER = '^node_modules/commander/'
const FASTIFY = '^node_modules/fastify/'
const OWN_RULE = [ELECTRON, LLAMA, SQLITE, COMMANDER, FASTIFY] // Each of these packages has a rule of its own below.
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled']
const NETWORK = '^(node:)?(net|http|https|http2|tls|dgram|dns|dns/promises|inspector|inspector/promises)$'

// The one place that may join everything, in a few files because one would be too long.
const ROOT = '^src/main/(index|createHandlers|(bundle|model|template)Handlers|openDesk)[.]ts$'
// What the shell knows of the child that it starts: the messages, and the shape of a process.
const HOST_PROTOCOL = '^src/main/engine/hostProtocol[.]ts$'

const main = (room) => `^src/main/${room}/`
const renderer = (room) => `^src/renderer/${room}/`

/** A ban on one edge, for everything in `from` but its tests. */
const ban = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from, pathNot: TEST }, to })
/** Room by room: `room-not-other` for each of the others. */
const bans = (room, others, comment) => others.map((other) => ban(`${room}-not-${other}`, comment, main(room), { path: main(other) }))

const everywhere = [
  { name: 'no-cycle', comment: 'Type-only cycles too.', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'no-undeclared-package', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ban('no-import-of-tests', 'What two tests need is a module of its own.', '^(src|scripts|e2e|eval)/', { path: TEST }),
  {
    ...ban('fixtures-only-in-tests', 'Invented records and fakes are no part of the application.', '^src/', { path: FIXTURE }),
    from: { path: '^src/', pathNot: [TEST, FIXTURE] },
  },
  ban('rooms-are-known', 'A new room is a decision: name it here with its edges.', '^src/', {
    path: [
      '^src/(?!(shared|main|preload|renderer)/)',
      '^src/main/(?!(app|api|ipc|notes|pipeline|engine|store|importers|resources|bundles|cli)/|(index|createHandlers|(bundle|model|template)Handlers|openDesk)[.]ts$)',
      '^src/renderer/[^/]+/(?<!/(state|features|ui|i18n)/)',
    ],
  }),
  {
    ...ban('composition-root-is-not-imported', 'It builds everything and is built by nobody.', '^src/', { path: ROOT }),
    from: { path: '^src/', pathNot: [TEST, ROOT] },
  },
  ...['e2e', 'scripts', 'eval'].map((outside) => ({
    name: `src-not-${outside}`,
    comment: 'The application knows nothing of its tests, tools and evaluation; its own tests neither.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: `^${outside}/` },
  })),
]

const packages = [
  ban(
    'no-network-modules',
    'The application opens no connection; the model command sets up a proxy for its download, and the interface for programs of this machine listens.',
    '^src/(?!main/cli/modelActions[.]ts$|main/api/)',
    { path: NETWORK, dependencyTypes: ['core'] },
  ),
  {
    ...ban('electron-only-in-the-shell', 'Everything else runs, and is tested, without Electron.', '^src/', { path: ELECTRON }),
    from: { path: '^src/', pathNot: [TEST, main('(app|ipc)'), ROOT, '^src/preload/'] },
  },
  ban('llama-only-in-engine', '', '^src/(?!main/engine/)', { path: LLAMA }),
  ban('sqlite-only-in-store', '', '^src/(?!main/store/)', { path: SQLITE }),
  ban('fastify-only-in-api', 'What listens is in one place.', '^src/(?!main/api/)', { path: FASTIFY }),
  ban('commander-only-in-cli', '', '^src/(?!main/cli/)', { path: COMMANDER }),
  ban('main-only-shipped-packages', 'A development package is not in the installed application.', '^src/main/', {
    dependencyTypes: ['npm-dev'],
    pathNot: [...OWN_RULE, '^node_modules/@types/'],
  }),
]

const shared = [
  ban('shared-not-node', '', '^src/shared/', { dependencyTypes: ['core'], pathNot: NETWORK }),
  ban('shared-packages-only-zod', '', '^src/shared/', { dependencyTypes: NPM, pathNot: [...OWN_RULE, '^node_modules/zod/'] }),
  ban('shared-only-itself', '', '^src/shared/', { path: '^src/(main|preload|renderer)/' }),
]

const preload = [
  ban('preload-not-main', '', '^src/preload/', { path: '^src/main/' }),
  ban('preload-not-renderer', '', '^src/preload/', { path: '^src/renderer/' }),
  ban('preload-not-node', 'It is sandboxed.', '^src/preload/', { dependencyTypes: ['core'], pathNot: NETWORK }),
  ban('preload-packages-only-electron', '', '^src/preload/', { dependencyTypes: NPM, pathNot: OWN_RULE }),
]

const windowRooms = [
  ban('renderer-not-main', '', '^src/renderer/', { path: '^src/main/' }),
  ban('renderer-not-preload', '', '^src/renderer/', { path: '^src/preload/' }),
  ban('renderer-not-node', '', '^src/renderer/', { dependencyTypes: ['core'], pathNot: NETWORK }),
  ban('ui-not-state', 'Props in, events out.', renderer('ui'), { path: renderer('state') }),
  ban('ui-not-features', '', renderer('ui'), { path: renderer('features') }),
  ban('ui-only-itself', 'A component of ui/ knows no record and no note.', renderer('ui'), {
    path: ['^src/shared/', '^src/renderer/(?!(ui|state|features)/)'],
  }),
  ban('ui-packages-only-components', 'Words come as props.', renderer('ui'), {
    dependencyTypes: NPM,
    pathNot: [...OWN_RULE, '^node_modules/(@types/)?(react|react-dom|@codemirror|@tanstack)/'],
  }),
  ban('state-not-react', 'State is tested without a page.', renderer('state'), { path: REACT }),
  ban('state-packages-only-zustand', '', renderer('state'), {
    dependencyTypes: NPM,
    pathNot: [...OWN_RULE, REACT, '^node_modules/zustand/'],
  }),
  ban('state-not-ui', '', renderer('state'), { path: renderer('ui') }),
  ban('state-not-features', '', renderer('state'), { path: renderer('features') }),
  ban('state-only-shared', 'The bridge is an argument.', renderer('state'), { path: '^src/renderer/(?!(ui|state|features)/)' }),
  ban('features-not-each-other', 'What two features share belongs to ui/ or state/.', '^src/renderer/features/([^/]+)/', {
    path: '^src/renderer/features/(?!$1/)[^/]+/',
  }),
  ban('features-ground-not-features', 'A file that all features share knows none of them.', '^src/renderer/features/[^/]+$', {
    path: '^src/renderer/features/[^/]+/',
  }),
  ban('features-only-ui-state-shared', '', renderer('features'), { path: '^src/renderer/(?!(ui|state|features|i18n)/)' }),
]

const libraries = ['engine', 'store', 'importers', 'resources', 'bundles']

const mainRooms = [
  ban('main-not-renderer', '', '^src/main/', { path: '^src/renderer/' }),
  ban('main-not-preload', '', '^src/main/', { path: '^src/preload/' }),
  ban('pipeline-not-node', 'It is pure.', main('pipeline'), { dependencyTypes: ['core'], pathNot: NETWORK }),
  ban('pipeline-no-packages', 'It is pure.', main('pipeline'), { dependencyTypes: NPM, pathNot: OWN_RULE }),
  ban('pipeline-not-engine-insides', 'It knows the interface only.', main('pipeline'), {
    path: main('engine'),
    pathNot: '^src/main/engine/engine[.]ts$',
  }),
  ...bans('pipeline', ['store', 'importers', 'resources', 'bundles', 'notes', 'api', 'app', 'ipc', 'cli'], 'It is pure.'),
  ...libraries.flatMap((room) =>
    bans(
      room,
      [...libraries, 'pipeline', 'notes', 'api', 'app', 'ipc', 'cli'].filter((other) => other !== room),
      'It is a library of its own; the composition roots join them.',
    ),
  ),
  ...bans(
    'notes',
    ['importers', 'resources', 'bundles', 'api', 'app', 'ipc', 'cli'],
    'A use case runs without a window; it gets its parts as parameters.',
  ),
  ...bans('api', [...libraries, 'pipeline', 'app', 'ipc', 'cli'], 'It speaks to the use cases only.'),
  ...bans('ipc', [...libraries, 'pipeline', 'api', 'app', 'cli'], 'It speaks to the use cases only.'),
  ...bans('app', ['store', 'importers', 'resources', 'bundles', 'pipeline', 'api', 'ipc', 'cli'], 'It speaks to the use cases only.'),
  ban('app-not-engine', 'It starts the child and knows its messages, no more.', main('app'), {
    path: main('engine'),
    pathNot: HOST_PROTOCOL,
  }),
  ...bans('cli', ['app', 'ipc', 'pipeline'], 'A composition root without a window.'),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...packages, ...shared, ...preload, ...windowRooms, ...mainRooms],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
