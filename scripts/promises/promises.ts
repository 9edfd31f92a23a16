import { testsIn, type TestId } from './testId.ts'

/**
 * One promise of docs/security.md. `command`: what measures it at full length, with its figure in `test-results/figures/`; `elsewhere`: what only real
 * Electron or Windows can show, by this command there.
 */
export type SecurityPromise = {
  readonly id: string
  readonly promise: string
  readonly tests: readonly TestId[]
  readonly command?: { readonly line: string; readonly figure: string }
  readonly elsewhere?: string
}

const fuzz = 'src/main/ipc/register.fuzz.test.ts'

export const promises: readonly SecurityPromise[] = [
  {
    id: 'S4',
    promise: 'Whatever the page calls is refused or answered: sender, size, schema, then the handler.',
    tests: [
      ...testsIn(fuzz, [
        'every command met every kind of attack',
        'answers %s with a result, and its handler sees only what its schema let through',
        'refuses everything from a foreign frame, good input too',
      ]),
    ],
  },
]
