import { describe, expect, it } from 'vitest'
import { createLexicon } from './lexicon.ts'
import { dictionaryFiles, readTables } from './readTables.ts'

const heads: Readonly<Record<string, string>> = {
  'abbreviations.tsv': 'short\tfull\tkind\tcategory\tambiguous',
  'cues.tsv': 'cue\tkind\tscope\tterminators\tlang\tpseudo',
  'drugs.tsv': 'name\tbase\tform\tclass',
  'drug-aliases.tsv': 'generic\talias\tkind',
  'labs.tsv': 'name\taliases\tabbr\tunit\talt_units\tadult_reference_typical\tplausible_low\tplausible_high\tpanel',
  'synonyms.tsv': 'standard\tvariant\tkind\tlang',
  'units.tsv': 'unit\tvariants\tdimension\tto_base_factor\tbase\tnote',
  'lookalikes.tsv': 'kind\ta\tb\tlang\twhy',
  'diseases.tsv': 'name\ticd10\taliases\tkind',
  'en/abbreviations.tsv': 'short\tfull\tambiguous\tzh',
  'en/drugs.tsv': 'name\tbrands\tclass\tzh',
  'en/diseases.tsv': 'name\taliases\tzh',
}
const tables = (rows: Readonly<Record<string, readonly string[]>> = {}, ending = '\n') =>
  readTables(new Map(dictionaryFiles.map((file) => [file, [heads[file] ?? 'term\taliases', ...(rows[file] ?? [])].join(ending)])))
const termsOf = (rows: Readonly<Record<string, readonly string[]>>) =>
  tables(rows).terms.map(({ surface, standard, kind, isAmbiguous }) => `${surface}>${standard} ${kind}${isAmbiguous ? '?' : ''}`)

describe('readTables', () => {
  it('reads names, aliases and Chinese names, whatever the line ends, without remarks and empty lines', () => {
    const rows = { 'diseases.tsv': ['# a remark', '', '心房颤动\t\t房颤| 心房纤颤 |\tx'], 'en/diseases.tsv': ['gout\tpodagra\t痛风'] }
    const expected = ['心房颤动>心房颤动', '房颤>心房颤动', '心房纤颤>心房颤动', 'gout>gout', 'podagra>gout', 'gout>痛风'].map(
      (term) => `${term} disease`,
    )
    expect(termsOf(rows)).toEqual(expected)
    expect(tables(rows, '\r\n').terms).toEqual(tables(rows).terms)
  })

  it('reads drugs with their base, class and brands', () => {
    const read = tables({ 'drugs.tsv': ['盐酸甲\t甲\t片\t抗感染'], 'drug-aliases.tsv': ['甲\t甲乐\tbrand'], 'en/drugs.tsv': ['Alpha\tBeta\tstatin\t甲'] })
    expect(read.terms.map(({ surface, standard }) => `${surface}>${standard}`)).toEqual(['盐酸甲>盐酸甲', '盐酸甲>甲', '甲乐>甲', 'Alpha>Alpha', 'Beta>Alpha', 'Alpha>甲'])
    expect([...read.classes]).toEqual([['盐酸甲', '抗感染'], ['alpha', 'statin']])
  }) // prettier-ignore

  it('knows which short forms have several meanings, and takes the kind of a synonym from its standard', () => {
    const read = tables({
      'diseases.tsv': ['肺栓塞\t\t\t'],
      'abbreviations.tsv': ['PE\t肺栓塞\ten\tdisease\t1', 'PE\t体格检查\ten\texam\t1', 'Hb\t血红蛋白\ten\tlab\t0'],
      'synonyms.tsv': ['肺栓塞\t肺动脉栓塞\tvariant\tzh', '某物\t某称\tvariant\tzh'],
    })
    expect([...read.ambiguous]).toEqual([['PE', ['肺栓塞', '体格检查']]])
    expect(read.terms.filter(({ surface }) => surface === '肺动脉栓塞').map(({ kind }) => kind)).toEqual(['disease'])
    expect(read.terms.filter(({ surface }) => surface === '某称').map(({ kind }) => kind)).toEqual(['other'])
  })

  it('reads cues, units, look-alikes and plausible ranges', () => {
    const read = tables({
      'cues.tsv': ['否认\tnegation\tforward\t，|。\tzh\tn', 'weak\tnegation\tforward\t\ten\ty'],
      'units.tsv': ['mg\t毫克|MG\tmass\t0.001\tg\t', '次\t\toccurrence\t\t\t'],
      'lookalikes.tsv': ['drug\t甲素\t乙素\tzh\tspelling'],
      'labs.tsv': ['血钾\t钾,钾离子\tK\tmmol/L\t\t3.5-5.5\t1\t10\t', '某值\t\t\t\t\t\t\t\t'],
    })
    expect(read.cues[0]).toEqual({ cue: '否认', kind: 'negation', scope: 'forward', terminators: ['，', '。'], language: 'zh', isPseudo: false })
    expect(read.cues[1]).toMatchObject({ terminators: [], language: 'en', isPseudo: true })
    expect(read.units.map(({ factor, variants }) => ({ factor, variants }))).toEqual([{ factor: 0.001, variants: ['毫克', 'MG'] }, { factor: null, variants: [] }])
    expect(read.lookAlikes).toEqual([{ kind: 'drug', a: '甲素', b: '乙素', why: 'spelling' }])
    expect(read.labs).toEqual([{ name: '血钾', names: ['血钾', '钾', '钾离子', 'k'], unit: 'mmol/L', low: 1, high: 10 }])
  }) // prettier-ignore

  it('stops where a table is missing, is none, or has a row that is no cue', () => {
    expect(() => readTables(new Map())).toThrow('is missing')
    expect(() => readTables(new Map(dictionaryFiles.map((file) => [file, 'one column'])))).toThrow('no table')
    expect(() => tables({ 'cues.tsv': ['否认\tdenial\tforward\t\tzh\tn'] })).toThrow('否认')
  })
})

describe('createLexicon', () => {
  const lexicon = createLexicon(
    tables({
      'diseases.tsv': ['心房颤动\t\t房颤\t'],
      'synonyms.tsv': ['心房颤动\t心房纤颤\tvariant\tzh'],
      'en/diseases.tsv': ['gout\t\t痛风', 'allergy\t\t'],
      'abbreviations.tsv': ['ALL\t急性淋巴细胞白血病\ten\tdisease\t0'],
    }),
  )
  const found = (text: string) => lexicon.mentions(text).map(({ surface }) => surface)

  it('finds the longest term, English on word bounds, short forms with their case', () => {
    expect(found('阵发性心房颤动')).toEqual(['心房颤动'])
    expect(found('Gout; gouty')).toEqual(['Gout'])
    expect(found('ALL or all')).toEqual(['ALL'])
  })

  it('gives synonyms a meaning in common, and others none', () => {
    const shares = (a: string, b: string) => lexicon.conceptsOf(a).some((concept) => lexicon.conceptsOf(b).includes(concept))
    expect(shares('房颤', '心房纤颤')).toBe(true)
    expect(shares('房颤', 'gout')).toBe(false)
  })

  it('takes the rows of a hospital into a lexicon of its own', () => {
    const own = lexicon.with([{ surface: '院内病', standard: '心房颤动', kind: 'disease', isAmbiguous: false }])
    expect(own.mentions('院内病').map(({ kind }) => kind)).toEqual(['disease'])
    expect(own.conceptsOf('院内病').some((concept) => own.conceptsOf('房颤').includes(concept))).toBe(true)
    expect(found('院内病')).toEqual([])
  })
})
