const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bridge', {
  call: (channel, argument) => ipcRenderer.invoke(channel, argument),
  note: (text) => ipcRenderer.send('note', text),
  onEvent: (listener) => {
    const heard = (_, event) => listener(event)
    ipcRenderer.on('event', heard)
    return () => ipcRenderer.off('event', heard)
  },
  lack: () => ipcRenderer.sendSync('anything'),
})
