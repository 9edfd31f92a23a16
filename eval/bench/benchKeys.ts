/** Every figure of the bench, its unit, what it has to reach, and what decides it on a given machine. */
export type BenchKey = {
  readonly unit: string
  /** As the product promises it; shown beside the figure. */
  readonly target: string
  readonly limit: string
}

export const benchKeys = {
  decodeVsRaw: {
    unit: '× tokens/s of a raw node-llama-cpp loop',
    target: '≥ 0.97',
    limit: 'reading the weights from memory once a token; ours on top: number lock, statements, stop rules',
  },
  decodeVsLlamaCpp: {
    unit: '× tokens/s of llama-bench at the same depth',
    target: '≥ 0.95',
    limit: 'the build of llama.cpp, and node-llama-cpp’s hops between its threads at every token',
  },
  prefillVsRaw: {
    unit: '× tokens/s of one raw prefill in batches of 512',
    target: '≥ 0.97',
    limit: 'arithmetic; batches of 128 keep Stop quick',
  },
  promptLookup: {
    unit: '× decode speed over drafts of development records, against the same without lookup',
    target: '≥ 1.3',
    limit: 'how much a draft copies, and what a batch of a dozen tokens costs on these cores',
  },
  promptLookupNoCopies: {
    unit: '× decode speed on text that copies nothing',
    target: '≥ 0.98',
    limit: 'the look-up itself, and proposals that nobody takes',
  },
  guardedVsPlain: {
    unit: '× time of a whole draft with number lock and judge, against the same prompts without',
    target: 'no target',
    limit: 'tokens that are refused and drawn again',
  },
  sectionFirstToken: {
    unit: '× first token of a cold draft: the second section',
    target: '≤ 0.15',
    limit: 'reading the request: passages and task',
  },
  againFirstToken: {
    unit: '× first token of a cold draft: the same record again',
    target: '≤ 0.15',
    limit: 'reading the last, short batch anew',
  },
  dialogueFirstToken: {
    unit: '× first token of a cold draft: a section rewritten as asked',
    target: '≤ 0.15',
    limit: 'reading examples, places and the old text',
  },
  prefilledFirstToken: {
    unit: '× first token of a cold draft: after the record was read ahead',
    target: '≤ 0.1',
    limit: 'one token',
  },
  editedFirstToken: {
    unit: '× first token of a cold draft: after an edit in the record’s last tenth',
    target: '≤ 0.25',
    limit: 'reading from the last whole batch before the edit on',
  },
  appOverhead: {
    unit: '% decode time a token: child process, messages, store and guard, over the engine in process',
    target: '< 2',
    limit: 'a message a token, a question a clause, a write to disk a third of a second',
  },
  windowReadyMs: {
    unit: 'ms from the moment main may make a window to the first record of the queue on the screen',
    target: '< 1500',
    limit: 'opening the database, loading the page',
  },
  frameP99Ms: {
    unit: 'ms between frames, 99th percentile, while text streams at 100 tokens/s',
    target: '< 50',
    limit: 'layout of the section that grows; without a graphics card the processor paints',
  },
  searchP95Ms: {
    unit: 'ms a search, 95th percentile, encrypted store',
    target: '< 30',
    limit: 'decryption of the pages that the index names',
  },
  queueFirstPaintMs: {
    unit: 'ms to the first paint of a queue of 50,000 notes',
    target: '< 200',
    limit: 'sorting the notes; only rows in sight are drawn',
  },
  commitVsBare: {
    unit: '× time of a bare better-sqlite3 write with the same settings',
    target: '≤ 1.3',
    limit: 'the disk’s flush',
  },
  guardUsPerPair: {
    unit: 'µs to read a record of 1,500 characters and check a draft',
    target: 'no target',
    limit: 'one core',
  },
  hostRssMb: {
    unit: 'MB resident at most in the model’s process, 8K window',
    target: '≤ 3200 for the Youtu shape at Q8_0 (`--twin`)',
    limit: 'the model file, its repacked weights and the window’s cache',
  },
  appRssMb: {
    unit: 'MB of the application without a model, beyond Chromium with an empty page',
    target: '< 350',
    limit: 'main with its dictionaries; the page',
  },
} as const satisfies Readonly<Record<string, BenchKey>>

export type BenchKeyName = keyof typeof benchKeys
export const benchKeyNames = Object.keys(benchKeys) as BenchKeyName[]
