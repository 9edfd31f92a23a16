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
const drills = 'eval/drills/drills.test.ts'
const eachDrill = '%s: after each of %i faults nothing is lost and all is told'
const engine = 'src/main/engine/host/llamaEngine.model.test.ts'

export const promises: readonly SecurityPromise[] = [
  {
    id: 'A1',
    promise: 'Our processes open no connection to another machine; a run that does is caught.',
    tests: testsIn('e2e/network.spec.ts', [
      'nothing of ours leaves the machine while a record is taken in, a draft is asked for and the page tries to ask elsewhere',
      'a run with one deliberate request is caught',
    ]),
    command: { line: 'npm run network:check', figure: 'network' },
  },
  {
    id: 'A2',
    promise:
      'Blocked in layers: names resolve to nothing, the proxy is dead, every request but our own pages is cancelled, no peer-to-peer, no spell checker.',
    tests: testsIn('src/main/app/airGap.test.ts', [
      'before the app is ready no name is resolved, no proxy asked, nothing fetched in the background',
      'loads or cancels %s',
      'has no spell checker, which would fetch dictionaries',
      'downloads nothing',
    ]),
    elsewhere: 'npm test -- e2e',
  },
  {
    id: 'A3',
    promise: 'No file of the application imports or names what opens connections, but for the exceptions that the fence names.',
    tests: [...testsIn('scripts/fences/lint.test.ts', ['%s, and no other rule, reports what it forbids'])],
    command: { line: 'npm run check', figure: 'check' },
  },
  {
    id: 'D1',
    promise: 'No word of a record stands outside the encrypted database: profile, temporary files, output, window titles.',
    tests: [
      ...testsIn('e2e/canaries.spec.ts', ['no word of a record stands anywhere but in the encrypted database']),
      ...testsIn('scripts/promises/shippedSources.test.ts', [
        'no field of words is kept by the browser: what stands in one would go into its session file',
      ]),
    ],
  },
  {
    id: 'D2',
    promise: 'A log of faults holds no message, only class and frames.',
    tests: testsIn('src/main/app/faultLog.test.ts', [
      'keeps time, class and frames of a fault',
      'takes anything that can be thrown, and holds none of it',
    ]),
  },
  {
    id: 'D3',
    promise: 'A key that cannot be had is said, and never replaced over a database.',
    tests: testsIn('src/main/app/keys/keyRing.test.ts', [
      'when there is a database and no key: it never makes a new one over it',
      "when the key was wrapped by another user's store",
      'when the key store is gone',
    ]),
    elsewhere: 'npm start (the status bar says how the key is kept)',
  },
  {
    id: 'C1',
    promise: 'Every step leaves a row in a chain; a row that was edited, deleted, moved or cut off is found.',
    tests: testsIn('src/main/store/audit.test.ts', [
      'what is done leaves its rows, without a word of any text',
      'is found at its row: %s',
      'a cut stays to be seen after the program has gone on',
      'without its head, or with a forged one, the chain says so',
    ]),
  },
  {
    id: 'C2',
    promise: 'A chain of a million rows is followed in under 20 s, and the window answers meanwhile.',
    tests: testsIn('src/main/store/audit.test.ts', ['what is done leaves its rows, without a word of any text']),
    command: { line: 'npm run audit:speed', figure: 'audit-speed' },
  },
  {
    id: 'F1',
    promise: 'A kill at any moment costs no acknowledged edit, and of streamed text half a second at most.',
    tests: testsIn(drills, [eachDrill]),
    command: { line: 'npm run drill -- kill --times 300', figure: 'drill-kill' },
  },
  {
    id: 'F2',
    promise: 'A flipped bit in database, log or backup is reported, and never shown as text.',
    tests: testsIn(drills, [eachDrill]),
    command: { line: 'npm run drill -- flips --times 300', figure: 'drill-flips' },
  },
  {
    id: 'F3',
    promise:
      'A full disk, a folder that can’t be written, killed migrations and hosts, a stale log, a clock set back, a wrong key: told, and nothing lost.',
    tests: testsIn(drills, [eachDrill]),
    command: { line: 'npm run drill -- all', figure: 'drill-all' },
  },
  {
    id: 'R1',
    promise:
      'Main holds every command to the role that it is for: notes to physicians and interns, models, bundles, the interface, rule packs and accounts to an administrator.',
    tests: [
      ...testsIn('src/main/app/lockHandlers.test.ts', [
        'is said of every command of the contract, and of nothing else',
        'is held to by main for each role and every command',
      ]),
      ...testsIn('src/shared/mayGive.test.ts', ['without an administrator a physician stands in, an intern never']),
    ],
  },
  {
    id: 'E1',
    promise: 'Copied text leaves the clipboard after a while, and only if it is still ours.',
    tests: testsIn('src/main/notes/clipboardWatch.test.ts', [
      'copied text is gone a minute after the last copy, not before',
      'what somebody else has copied meanwhile stays',
    ]),
    elsewhere: 'Windows: copy, then Win+V shows no entry',
  },
  {
    id: 'P1',
    promise: 'A model file with one wrong bit is not used.',
    tests: testsIn('src/main/engine/models/verifyModel.test.ts', ['deletes a file in which one bit is wrong, and says so']),
  },
  {
    id: 'P2',
    promise: 'What is shipped is listed, with version, hash and licence.',
    tests: testsIn('scripts/sbom/sbom.test.ts', [
      'names the runtime, the machine code, the database and the models, each with its version',
      'says a licence for every part, and none that would bind the application',
    ]),
    command: { line: 'npm run sbom', figure: 'sbom' },
  },
  {
    id: 'B1',
    promise: 'A file is read in its own encoding or asked about; what is no text is refused.',
    tests: testsIn('src/main/importers/decodeText.test.ts', [
      'recognises a clinical text in %s and keeps it exactly',
      'says that it looks like %s, whatever encoding is named',
      'never takes random bytes of some length for text',
    ]),
  },
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
        'of each set so many are flagged',
        'of three rounds in ever other words most are flagged by now',
        'no sentence of %s is flagged',
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
      'a model that obeys each of the set $set is refused',
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
