import { describe, expect, it } from 'vitest'
import { clauseUnits } from './clauseUnits.ts'
import { foldWidth } from './fold.ts'
import { hardWraps } from './hardWraps.ts'

const wrapped = [
  '患者两周前淋雨后开始咳嗽，以夜间为主，咳少量',
  '白色黏痰，自服止咳糖浆三天后稍有减轻，昨日再',
  '次加重并伴有低热，体温波动于三十七度五上下，',
  '无胸痛及咯血，无盗汗，饮食睡眠尚可，大小便如',
  '常。既往体健，否认结核病史，否认药物过敏，未',
  '吸烟。查体神志清楚，咽部充血，双肺呼吸音粗，',
  '未闻及干湿啰音，心律齐，腹软无压痛。',
].join('\n')

describe('hardWraps', () => {
  it('finds the line ends that a paste put into sentences', () => {
    expect(hardWraps(wrapped).size).toBe(6)
    const units = clauseUnits(foldWidth(wrapped)).map(({ start, end }) => wrapped.slice(start, end).replaceAll('\n', ''))
    expect(units.some((unit) => unit.includes('昨日再次加重'))).toBe(true)
  })

  it('finds the short line too that a value left behind, and no short line before an order', () => {
    const short = (next: string) => hardWraps(`主诉：发热，体温最高\n${next}\n${wrapped}`).size
    expect(short('39.8℃')).toBe(7)
    expect(short('2周后复诊')).toBe(6)
  })

  it('leaves lines of their own: lists, headings, short lines, tables', () => {
    const lists = ['诊断：', '1.高血压病2级 很高危组别', '2.糖尿病', '处理：', '口服药物治疗', '两周后复诊', '低盐饮食', '监测血压'].join(
      '\n',
    )
    expect(hardWraps(lists).size).toBe(0)
    expect(hardWraps('一行文字').size).toBe(0)
    expect(hardWraps(Array.from({ length: 30 }, (_, index) => `血钾\t${String(index)}.0\t正常`).join('\n')).size).toBe(0)
  })

  it('takes linear time on two million characters', () => {
    const started = performance.now()
    hardWraps('病情平稳无变化\n'.repeat(250_000))
    hardWraps('a'.repeat(2_000_000))
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})
