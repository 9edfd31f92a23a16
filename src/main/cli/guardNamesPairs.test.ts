import { describe, expect, it } from 'vitest'
import { guard } from '../resources/guardFixture.ts'
import { lexicon } from '../resources/lexiconFixture.ts'
import { namePairs, redsOfPair } from './guardNamesPairs.ts'

const pairs = namePairs(lexicon.tables)

describe('the names of the dictionary', () => {
  it('are held to be one thing: of one meaning at most one in twenty pairs is red, of several one in eight', () => {
    const shareOf = (isAmbiguous: boolean) => {
      const some = pairs.filter((pair, index) => pair.isAmbiguous === isAmbiguous && index % 11 === 0)
      expect(some.length).toBeGreaterThan(200)
      return some.filter((pair) => redsOfPair(guard, pair).length > 0).length / some.length
    }
    expect([shareOf(false) <= 0.05, shareOf(true) <= 0.125]).toEqual([true, true])
  })

  it('are red against a record that has another thing', () => {
    const some = pairs.filter(({ kind, isAmbiguous }, index) => ['disease', 'drug'].includes(kind) && !isAmbiguous && index % 97 === 0)
    const reds = some.filter((pair, index) => {
      const other = some[((index + some.length / 2) % some.length) | 0]
      return other && redsOfPair(guard, { ...pair, record: other.language === pair.language ? other.record : '咳嗽' }).length > 0
    })
    expect(reds.length / some.length).toBeGreaterThan(0.97)
  })
})
