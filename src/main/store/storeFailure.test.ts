import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { openFailureOf, storeFailureOf } from './storeFailure.ts'

const coded = (code: string) => Object.assign(new Error('message'), { code })

test.each([
  ['SQLITE_FULL', new AppFailure('disk-full')],
  ['ENOSPC', new AppFailure('disk-full')],
  ['SQLITE_CORRUPT_INDEX', new AppFailure('store-unreadable', { reason: 'SQLITE_CORRUPT_INDEX' })],
  ['SQLITE_NOTADB', new AppFailure('store-unreadable', { reason: 'SQLITE_NOTADB' })],
])('%s in the middle of the work is told by name', (code, failure) => {
  expect(storeFailureOf(coded(code))).toEqual(failure)
})

test.each([
  ['SQLITE_NOTADB', new AppFailure('store-key-lost', { reason: 'SQLITE_NOTADB' })],
  ['SQLITE_READONLY_DIRECTORY', new AppFailure('store-unreadable', { reason: 'SQLITE_READONLY_DIRECTORY' })],
  ['SQLITE_IOERR_SHMSIZE', new AppFailure('disk-full')],
  ['EACCES', new AppFailure('store-unreadable', { reason: 'EACCES' })],
])('%s while opening is told by name', (code, failure) => {
  expect(openFailureOf(coded(code))).toEqual(failure)
})

test('a bug stays the error that it is', () => {
  const bug = coded('SQLITE_CONSTRAINT_PRIMARYKEY')
  expect([storeFailureOf(bug), openFailureOf(bug)]).toEqual([bug, bug])
})
