/** The demo's utility process. Answers what it is told; can hang and die. */
process.stdout.write('started\n')
// A slow start: what is posted meanwhile must wait for the listener below.
await new Promise((resolve) => setTimeout(resolve, 200))

process.parentPort.on('message', ({ data }: { data: unknown }) => {
  if (data === 'hang') for (;;);
  if (data === 'leave') {
    process.parentPort.postMessage('leaving')
    process.exit(7)
  }
  process.parentPort.postMessage({ echo: data, argument: process.argv[2], type: process.type })
})

export {}
