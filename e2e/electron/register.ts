import { registerHooks } from 'node:module'

/** `node --import ./register.ts main.js`: `electron`, imported or required, is the stand-in, in main and in its utility processes. */
const isUtility = process.env['STANDIN_UTILITY'] === '1'
delete process.env['STANDIN_UTILITY'] // a process that the utility process starts is an ordinary one

const standIn = new URL(isUtility ? './utility.ts' : './electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron' && specifier !== 'electron/main' && specifier !== 'electron/utility')
      return nextResolve(specifier, context)
    return { url: standIn, shortCircuit: true }
  },
})

if (isUtility) await import(standIn)
else Object.defineProperty(process, 'type', { value: 'browser' })
