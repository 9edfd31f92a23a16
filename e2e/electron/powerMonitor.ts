import type { PowerMonitor } from 'electron'
import { EventEmitter } from 'node:events'
import { missing } from './missing.ts'

export const powerMonitor = missing(
  'powerMonitor',
  Object.assign(new EventEmitter(), {
    getSystemIdleState: () => 'active',
    getSystemIdleTime: () => 0,
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  } satisfies Partial<PowerMonitor>),
)
