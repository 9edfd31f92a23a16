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
const injections = 'eval/injections/injections.test.ts'
const instructions = 'src/shared/guard/instructions/findInstructions.test.ts'
const screens = 'e2e/screens/instructions.spec.ts'
const engine = 'src/main/engine/host/llamaEngine.model.test.ts'

export const promises: readonly SecurityPromise[] = [
  {
    id: 'S4',
    promise: 'Whatever the page calls is refused or answered: sender, size, schema, then the handler.',
    tests: testsIn(fuzz, [
      'every command met every kind of attack',
      'answers %s with a result, and its handler sees only what its schema let through',
      'refuses everything from a foreign frame, good input too',
    ]),
  },
  {
    id: 'B4',
    promise:
      'Signs without a shape, turned text, control characters and broken halves of characters are shown, and nothing of a record is lost for them.',
    tests: [
      ...testsIn(screens, ['signs without a shape, turned text and tags are shown by their number']),
      ...testsIn('src/main/notes/cleanText.test.ts', [
        'lone surrogates become U+FFFD and are counted',
        'control characters become visible and are counted',
        'any string keeps its length, is well formed, has no control character, and is left alone the second time',
      ]),
    ],
  },
  {
    id: 'B6.1',
    promise: 'A passage of a record that speaks to the program is named beside the record and marked in it; clean records are not.',
    tests: [
      ...testsIn(injections, [
        'every one of the hundred is flagged; of those it was not written with, so many',
        'is never flagged, sentence by sentence',
        'is never flagged as a whole',
      ]),
      ...testsIn(instructions, [
        'is found behind signs without a shape, tags, letters set apart and letters of other scripts',
        'is none: %s',
      ]),
      ...testsIn(screens, ['what speaks to the program is named beside the record, marked in it and gone to by key (${language})']),
    ],
  },
  {
    id: 'B6.2',
    promise:
      'An order in a record is not obeyed: no model reads a flagged passage, and what a model writes has to stand elsewhere in the record.',
    tests: testsIn(injections, [
      'a model that obeys each of the hundred is refused',
      'what the detector does not know is refused by the guard, but for what the record itself says',
    ]),
    command: { line: 'npm run injections', figure: 'injections' },
  },
  {
    id: 'B6.3',
    promise: 'The marks of a chat template in a record never become control tokens.',
    tests: testsIn(engine, ['opens no turn by %j', 'opens no turn by any mixture of marks, and reaches the model as it is']),
  },
  {
    id: 'B6.4',
    promise: 'The text of one note never reaches the request for another, nor stays in what the model has read.',
    tests: [
      ...testsIn('src/main/pipeline/noteIsolation.test.ts', [
        'no passage of one note reaches a request for another, with one engine and one memory of answers for all',
      ]),
      ...testsIn('src/main/engine/host/noteIsolation.model.test.ts', [
        'what the model has read when it writes a note is the request for that note, token by token, and nothing of the one before',
      ]),
    ],
  },
]
