import { contextBridge, ipcRenderer } from 'electron'
import { channelOf, commandNames, eventChannel } from '../shared/commandNames.ts'
import type { AppEvent, Bridge } from '../shared/contract.ts'

/** One function a command: the window never sees a channel, nor `ipcRenderer`. Main validates every input. */
const calls = Object.fromEntries(
  commandNames.map((command) => [command, (input: unknown) => ipcRenderer.invoke(channelOf(command), input)]),
)

const onEvent: Bridge['onEvent'] = (listener) => {
  const forward = (_event: unknown, events: readonly AppEvent[]) => {
    for (const event of events) listener(event)
  }
  ipcRenderer.on(eventChannel, forward)
  return () => {
    ipcRenderer.removeListener(eventChannel, forward)
  }
}

contextBridge.exposeInMainWorld('bridge', { ...calls, onEvent })
