import { copyForWire } from './copyForWire.ts'
import { preloadWorld } from './preloadWorld.ts'

export const bindingName = '__standin_raw'
export const deliverName = 'standin.deliver'

/** The built preload as a script of its own function scope, with Electron's `require`, to run before any script of the page. */
export function wrapPreload(code: string): string {
  return `(() => {
const names = ${JSON.stringify([bindingName, deliverName, process.platform])};
const world = (${preloadWorld.toString()})(...names, ${copyForWire.toString()});
if (!world) return;
const module = { exports: {} };
(function (require, module, exports, process) {
${code}
})(world.require, module, module.exports, world.process);
})()`
}
