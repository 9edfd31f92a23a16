import type { FastifyRequest } from 'fastify'
import { AppFailure } from '../../shared/errors.ts'
import { isTokenOf } from './apiToken.ts'
import { RequestRate } from './requestRate.ts'

export type CallerRules = {
  /** SHA-256 of the token in hex; `null` where the user gave one up. */
  readonly tokenHash: () => string | null
  readonly requestsPerMinute: number
  /** Milliseconds, monotonic. */
  readonly clock: () => number
}

const wrongTokensPerMinute = 30
const hostNames = ['127.0.0.1', 'localhost']

/**
 * Who may ask, before a byte of the body is read: a program of this machine that calls us by our own name, no web page (also not one whose name was
 * made to point here), the bearer of the token, and not too often. Throws 'api-foreign-caller', 'api-token-wrong', 'api-too-often'.
 */
export function callerChecks({ tokenHash, requestsPerMinute, clock }: CallerRules): (request: FastifyRequest) => void {
  const rate = new RequestRate(requestsPerMinute, clock)
  const wrongTokens = new RequestRate(wrongTokensPerMinute, clock)
  return (request) => {
    const { host, origin, authorization, 'sec-fetch-site': site } = request.headers
    const port = request.socket.localPort
    const own = hostNames.map((name) => `${name}:${String(port)}`)
    if (host === undefined || !own.includes(host.toLowerCase())) throw new AppFailure('api-foreign-caller', { header: 'Host' })
    if (origin !== undefined && !own.includes(origin.toLowerCase().replace(/^http:\/\//, '')))
      throw new AppFailure('api-foreign-caller', { header: 'Origin' })
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new AppFailure('api-foreign-caller', { header: 'Sec-Fetch-Site' })
    const hash = tokenHash()
    const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '') ?? []
    if (hash !== null && (token === undefined || !isTokenOf(hash, token))) {
      const seconds = wrongTokens.secondsToWait()
      throw seconds > 0 ? new AppFailure('api-too-often', { seconds }) : new AppFailure('api-token-wrong')
    }
    const seconds = rate.secondsToWait()
    if (seconds > 0) throw new AppFailure('api-too-often', { seconds })
  }
}
