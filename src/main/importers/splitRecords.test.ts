import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { splitRecords, statedRecords } from './splitRecords.ts'

const one = '主诉：咳嗽3天。\n诊断：支气管炎。'
const other = '主诉：头痛1天。\n诊断：偏头痛。'

describe('records of one text', () => {
  it.each([
    ['a line of equals signs', `${one}\n=====\n${other}\n`],
    ['a wide line of them, with one before the first', `==========\r\n${one}\r\n＝＝＝＝＝\r\n${other}`],
    ['a line of hyphens', `${one}\n\n- - - - - - -\n\n${other}`],
    ['a line of stars', `${one}\n*****\n${other}`],
    ['a line that says so', `-----记录-----\n${one}\n-----记录 2-----\n${other}`],
    ['the same in English', `--- Record 1 ---\n${one}\n--- Record 2 ---\n${other}`],
    ['a form feed', `${one}\n\f\n${other}`],
    ['numbered records', `病历1：\n${one}\n病历2：\n${other}`],
    ['numbered ones in brackets, the numbers as words', `【病历一】：\n${one}\n【病历二】：\n${other}`],
  ])('are told apart by %s', (_, text) => {
    expect(splitRecords(text, 'x.txt').map((record) => record.replace(/\r/g, ''))).toEqual([one, other])
  })

  it('keep the lines inside them where a plainer separator is there', () => {
    const withRule = `${one}\n----------\n复查`
    expect(splitRecords(`病历1：\n${withRule}\n病历2：\n${other}`, 'x.txt')).toEqual([withRule, other])
  })

  it('keep the words that stand behind the number, and what stands before the first as a record of its own', () => {
    expect(splitRecords(`内科夜班\n病历1：咳嗽3天\n病历2：头痛`, 'x.txt')).toEqual(['内科夜班', '咳嗽3天', '头痛'])
  })

  it('without a separator are refused, with those that are known', () => {
    const failure = new AppFailure('batch-no-separator', {
      name: 'x.txt',
      known: '-----记录----- · 病历1： · ␌ · ===== · ----- · ***** · #####',
    })
    expect(() => splitRecords(one, 'x.txt')).toThrow(failure)
    expect(() => splitRecords('\n  \n', 'x.txt')).toThrow('batch-no-separator')
    expect(() => splitRecords('=====\n\n', 'x.txt')).toThrow('batch-no-separator')
  })
})

describe('a file that should be one record', () => {
  it('says that it holds several only by what no single record has', () => {
    expect([one, `${one}\n=====\n${other}`, `${one}\f${other}`, `病历1：\n${one}`].map(statedRecords)).toEqual([1, 1, 1, 1])
    expect([`病历1：\n${one}\n病历2：\n${other}`, `-----记录-----\n${one}\n-----记录-----\n${other}`].map(statedRecords)).toEqual([2, 2])
  })
})
