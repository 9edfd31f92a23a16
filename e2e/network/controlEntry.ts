// The application with one deliberate request, so that whoever watches it can be seen to see. Started by the control run of the network check alone.
import net from 'node:net'

/** An address of the range that documents may use: nobody answers there. */
const target = { host: '192.0.2.1', port: 443 }

const socket = net.connect(target)
socket.on('error', () => socket.destroy())
socket.setTimeout(500, () => socket.destroy())
await import('../../out/main/index.js' as string)
