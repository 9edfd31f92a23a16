import type { ApiSettings, ApiState } from '../../shared/apiState.ts'
import { failureOf, type Failure } from '../../shared/errors.ts'
import { hashOfToken, newToken } from './apiToken.ts'
import { LoopbackApi } from './loopbackApi.ts'
import type { ApiDeps } from './createApi.ts'

export type ApiChange = { readonly isOn: boolean; readonly port: number; readonly renewsToken: boolean }
type ApiSwitchDeps = Omit<ApiDeps, 'queue' | 'tokenHash' | 'requestsPerMinute'> & {
  readonly readSettings: () => ApiSettings
  readonly keepSettings: (settings: ApiSettings) => void
}

const requestsPerMinute = 600

/** The interface as the settings switch it, kept over restarts. Without a token nobody is answered; a token is told once, when it is made. */
export class ApiSwitch {
  readonly #deps: ApiSwitchDeps
  readonly #api: LoopbackApi
  #failure: Failure | null = null

  constructor(deps: ApiSwitchDeps) {
    this.#deps = deps
    const nobody = hashOfToken(newToken())
    this.#api = new LoopbackApi({ ...deps, requestsPerMinute, tokenHash: () => deps.readSettings().tokenHash ?? nobody })
  }

  get state(): ApiState {
    const { isOn, port } = this.#deps.readSettings()
    return { isOn, port, isListening: this.#api.port !== null, failure: this.#failure }
  }

  /** As it was left. */
  async begin(): Promise<void> {
    const { isOn, port } = this.#deps.readSettings()
    if (isOn) await this.#listen(port)
  }

  async change({ isOn, port, renewsToken }: ApiChange): Promise<{ state: ApiState; token: string | null }> {
    const before = this.#deps.readSettings()
    const token = renewsToken || (isOn && before.tokenHash === null) ? newToken() : null
    const tokenHash = token === null ? before.tokenHash : hashOfToken(token)
    this.#deps.keepSettings({ isOn, port, tokenHash })
    if (!isOn) await this.close()
    else if (this.#api.port !== port) await this.#listen(port)
    return { state: this.state, token }
  }

  async close(): Promise<void> {
    this.#failure = null
    await this.#api.stop()
  }

  async #listen(port: number): Promise<void> {
    try {
      await this.#api.start(port)
      this.#failure = null
    } catch (error) {
      this.#failure = failureOf(error)
    }
  }
}
