import './schemasWithoutEval.ts'
import type { Bridge } from '../shared/contract.ts'
import { mountApp } from './mountApp.tsx'

declare global {
  interface Window {
    /** From the preload, taken once here: everything else gets the bridge as an argument. */
    readonly bridge: Bridge
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
mountApp(window.bridge, root)
