import { expect, test } from 'vitest'
import { roles } from './choices.ts'
import { mayGive } from './mayGive.ts'

const whoMay = (command: Parameters<typeof mayGive>[1], hasAdministrator: boolean) =>
  roles.filter((role) => mayGive(role, command, hasAdministrator))

test('notes are for physicians and interns, models, packs, accounts and what is purged for the administrator', () => {
  expect(whoMay('signNote', true)).toEqual(['physician', 'intern'])
  expect(whoMay('copyNote', true)).toEqual(['physician', 'intern'])
  for (const command of [
    'importModel',
    'importBundle',
    'importDroppedBundle',
    'rollBackBundle',
    'changeApi',
    'importRules',
    'saveAccount',
    'makeRecoveryKey',
    'changeRetention',
    'purgeNotes',
  ] as const)
    expect(whoMay(command, true)).toEqual(['administrator'])
  expect(whoMay('openNote', true)).toEqual([...roles])
})

test('without an administrator a physician stands in, an intern never', () => {
  expect(whoMay('importModel', false)).toEqual(['physician', 'administrator'])
})
