import type { NativeTheme as ElectronNativeTheme } from 'electron'
import type { Page } from 'playwright'
import { ignoreClosed } from './ignoreClosed.ts'
import { NamedEmitter } from './namedEmitter.ts'
import { openWindows } from './windows.ts'

type Source = ElectronNativeTheme['themeSource']

/** The system below the stand-in is a light one. */
class NativeTheme
  extends NamedEmitter
  implements Pick<ElectronNativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false
  #source: Source = 'system'

  constructor() {
    super('nativeTheme')
  }

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    this.#source = source
    for (const { page } of openWindows) void page.then((opened) => this.applyTo(opened))
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  async applyTo(page: Page): Promise<void> {
    await ignoreClosed(page.emulateMedia({ colorScheme: this.shouldUseDarkColors ? 'dark' : 'light' }))
  }
}

export const nativeTheme = new NativeTheme()
