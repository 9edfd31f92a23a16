import process from 'node:process'
import { runProgram } from './runProgram.ts'
import { yizhaiProgram } from './yizhaiProgram.ts'

/** The command line as a program: `npm run -s yizhai -- …`, and in the installed application `yizhai COMMAND …`. */
await runProgram(yizhaiProgram, process.argv.slice(2))
