// The fences that need a syntax tree. Each ban is a rule with a name of its own, so that one folder's exception never widens another's,
// and scripts/fences.test.ts plants one violation for each. Comments can't switch a rule off: an exception is named here or there is none.
import tseslint from 'typescript-eslint'
import { fence } from './scripts/fence.mjs'

const code = ['src/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}', 'e2e/**/*.{ts,tsx}', 'eval/**/*.ts']
const tests = ['**/*.test.{ts,tsx}']
const plugins = { fence, '@typescript-eslint': tseslint.plugin }

/** @type {import('eslint').Linter.Config[]} */
const config = [
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    name: 'everywhere',
    files: code,
    plugins,
    languageOptions: { parser: tseslint.parser, parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'fence/no-default-export': 'error',
      'fence/no-vague-file-name': 'error',
      'fence/import-names-file': 'error',
      'max-lines': ['error', 300],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Ambient declarations of the build tool's imports, configuration files, and the stand-in, which answers `import electron from 'electron'`.
  {
    name: 'default exports that a tool asks for',
    files: ['**/*.d.ts', '**/*.config.ts', 'e2e/electron/{electron,utility}.ts'],
    plugins,
    rules: { 'fence/no-default-export': 'off' },
  },
  {
    name: 'the application',
    files: ['src/**/*.{ts,tsx}'],
    plugins,
    rules: {
      'no-console': 'error',
      'fence/no-raw-ipc': 'error',
      'fence/no-network': 'error',
      'fence/no-beacon': 'error',
      'fence/no-code-from-text': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
    },
  },
  { name: 'the command line speaks by console', files: ['src/main/cli/**'], rules: { 'no-console': 'off' } },
  { name: 'channels', files: ['src/main/ipc/**', 'src/preload/**'], plugins, rules: { 'fence/no-raw-ipc': 'off' } },
  // The one exception: fetching a model file is an act of the command line; the application's own main never calls it.
  { name: 'the model download', files: ['src/main/engine/models/**'], plugins, rules: { 'fence/no-network': 'off' } },
  { name: 'no Node', files: ['src/preload/**', 'src/renderer/**'], ignores: tests, plugins, rules: { 'fence/no-node-globals': 'error' } },
  {
    name: 'the page',
    files: ['src/renderer/**'],
    plugins,
    rules: { 'fence/no-raw-html': 'error', 'fence/no-cjk-literal': 'error', 'fence/no-jsx-words': 'error' },
  },
  {
    name: 'words and tests of the page',
    files: ['src/renderer/i18n/**', 'src/renderer/**/*.test.{ts,tsx}', 'src/renderer/**/{*Fixture,testBridge}.{ts,tsx}'],
    plugins,
    rules: { 'fence/no-cjk-literal': 'off', 'fence/no-jsx-words': 'off' },
  },
  { name: 'state', files: ['src/renderer/state/**'], ignores: tests, plugins, rules: { 'fence/no-window-in-state': 'error' } },
  {
    name: 'the bridge',
    files: ['src/renderer/**'],
    ignores: ['src/renderer/main.tsx'],
    plugins,
    rules: { 'fence/no-window-bridge': 'error' },
  },
]

export default config
