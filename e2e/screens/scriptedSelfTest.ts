import type { SelfTestCheck, SelfTestReport } from '../../src/shared/selfTest.ts'
import { scriptedNow } from './scriptedNotes.ts'

const facts = (values: Readonly<Record<string, string>>): SelfTestCheck['facts'] =>
  Object.entries(values).map(([name, value]) => ({ name, value }))
const sha256 = '7a1c9f04e5b2d83c6f90ab12cd34ef567890a1b2c3d4e5f60718293a4b5c6d7e'

const inOrder: readonly SelfTestCheck[] = [
  {
    id: 'model',
    outcome: 'passed',
    code: 'verified',
    facts: facts({ name: 'Qwen2.5-Coder-1.5B-Instruct Q4_K_M', id: 'qwen2.5-coder-1.5b-q4', bytes: '1117320736', sha256 }),
  },
  { id: 'runtime', outcome: 'passed', code: 'ready', facts: facts({ runtime: 'cpu', device: 'AMD EPYC 7R13', speed: '22.7' }) },
  {
    id: 'database',
    outcome: 'passed',
    code: 'whole',
    facts: facts({ cipher: 'sqlcipher', schema: '20', notes: '412', signatures: '377' }),
  },
  { id: 'airGap', outcome: 'passed', code: 'closed', facts: facts({ refused: '0' }) },
  {
    id: 'pin',
    outcome: 'passed',
    code: 'set',
    facts: facts({ keptIn: 'operating-system', recoveryKey: '✓', derivation: '312', atScreen: '416 d', withFiles: '52 min' }),
  },
  { id: 'golden', outcome: 'passed', code: 'right', facts: facts({ caught: '3 / 3', falseAlarms: '0' }) },
]
const faults: Readonly<Partial<Record<SelfTestCheck['id'], Partial<SelfTestCheck>>>> = {
  model: { outcome: 'warning', code: 'absent', facts: [] },
  runtime: { outcome: 'warning', code: 'missing', facts: facts({ failure: 'model-missing' }) },
  golden: { outcome: 'failed', code: 'wrong', facts: facts({ caught: '2 / 3', falseAlarms: '0' }) },
}

export function scriptedSelfTest(hasFaults: boolean): SelfTestReport {
  const checks = inOrder.map((check) => (hasFaults ? { ...check, ...faults[check.id] } : check))
  return { at: scriptedNow, version: '0.1.0', platform: 'win32 x64', checks }
}
