// For tests, by --import: this process loads the addon that YIZHAI_TEST_ADDON names in place of the one of the package.
import process from 'node:process'

const own = process.env.YIZHAI_TEST_ADDON
const open = process.dlopen
process.dlopen = (module, filename, ...flags) =>
  open.call(process, module, own !== undefined && filename.endsWith('llama-addon.node') ? own : filename, ...flags)
