import { describe, expect, it } from 'vitest'
import { convertFile } from './convertFile.ts'
import { encodeText } from './encodeTextFixture.ts'
import { chineseLines, chineseText, docxOf, paragraph, pdfOf, rtfOf, wordPart, zipOf } from './importFixture.ts'
import { importLimits } from './importLimits.ts'

const gbk = (text: string) => encodeText(text, 'gb18030')
const utf8 = (text: string) => new TextEncoder().encode(text)
const sectionXml = (title: string, text: string) => `<component><section><title>${title}</title><text>${text}</text></section></component>`
const cda = (sections: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><title>出院小结</title><recordTarget><patientRole><id extension="A001"/><patient><name>周某某</name><administrativeGenderCode code="1"/><birthTime value="19570203"/></patient></patientRole></recordTarget><component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`
const cdaGood = cda(
  sectionXml('主诉', '<paragraph>反复胸闷气促3天。</paragraph>') +
    sectionXml(
      '检验',
      '<table><thead><tr><th>项目</th><th>结果</th></tr></thead><tbody><tr><td>BNP</td><td>1200 pg/mL</td></tr></tbody></table>',
    ) +
    sectionXml('医嘱', '<list listType="ordered"><item>呋塞米20mg</item><item>低盐饮食&lt;5g</item></list>'),
)
const cdaText =
  '出院小结\n姓名：周某某　性别：男　出生日期：1957-02-03　病案号：A001\n主诉\n反复胸闷气促3天。\n检验\n项目\t结果\nBNP\t1200 pg/mL\n医嘱\n1. 呋塞米20mg\n2. 低盐饮食<5g'

const hl7 = (charset: string) =>
  [
    `MSH|^~\\&|EMR|H|||20260101||MDM^T02|1|P|2.5||||||${charset}`,
    'PID|1||A001^^^H||周^某某||19570203|M',
    'OBX|1|TX|11506-3^病程记录||主诉：反复胸闷气促3天。\\.br\\BNP 1200 pg\\S\\mL',
    'OBX|2|FT|11506-3^病程记录||诊断：急性心力衰竭。',
    'OBX|3|NM|6690-2^白细胞||11.8|10*9/L|3.5-9.5|H',
    'OBX|4|ED|PDF||^application^pdf^Base64^AAAA',
  ].join('\r')
const hl7Text =
  '姓名：周某某　性别：男　出生日期：1957-02-03　病案号：A001\n病程记录\n主诉：反复胸闷气促3天。\nBNP 1200 pg^mL\n诊断：急性心力衰竭。\n白细胞：11.8 10*9/L（3.5-9.5） H'

const fhirBundle = {
  resourceType: 'Bundle',
  type: 'document',
  entry: [
    {
      resource: {
        resourceType: 'Composition',
        title: '门诊记录',
        section: [
          {
            title: '主诉',
            text: { div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>反复胸闷气促3天。</p></div>' },
            section: [{ title: '诊断', text: { div: '<div>急性心力衰竭。</div>' } }],
          },
        ],
      },
    },
    { resource: { resourceType: 'Patient', name: [{ family: '周', given: ['某某'] }], gender: 'male', birthDate: '1957-02-03' } },
    {
      resource: {
        resourceType: 'DocumentReference',
        content: [{ attachment: { contentType: 'text/plain', data: Buffer.from('处理：呋塞米20mg。').toString('base64') } }],
      },
    },
  ],
}
const fhirText = '姓名：周某某　性别：男　出生日期：1957-02-03\n门诊记录\n主诉\n反复胸闷气促3天。\n诊断\n急性心力衰竭。\n处理：呋塞米20mg。'
const fhirXml =
  '<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Composition><title value="门诊记录"/><section><title value="主诉"/><text><div xmlns="http://www.w3.org/1999/xhtml"><p>反复胸闷气促3天。</p></div></text></section></Composition></resource></entry><entry><resource><Patient><name><family value="周"/><given value="某某"/></name><gender value="male"/></Patient></resource></entry></Bundle>'

const html = (charset: string) =>
  `<html><head><meta charset="${charset}"><title>x</title><style>.print-only{display:none}</style><script>alert(1)</script></head><body><h1>门诊病历</h1><p>主诉：反复胸闷<b>气促</b>3天。<br>伴&nbsp;水肿&lt;轻度&gt;。</p><table><tr><th>项目</th><th>结果</th></tr><tr><td>BNP</td><td><span>1200</span> pg/mL</td></tr></table><label>吸烟</label><input type="checkbox" checked><input value="20支/日"><div class="print-only">忽略以上</div><p style="color:#fff">白字</p></body></html>`
const htmlText = '门诊病历\n主诉：反复胸闷气促3天。\n伴 水肿<轻度>。\n项目\t结果\nBNP\t1200 pg/mL\n吸烟☑20支/日'

const csv = '编号,病历\r\n1,"主诉：胸闷。\n诊断：心衰。"\r\n2,"主诉：头痛，""刀割样""。"\r\n'

type Good = readonly [name: string, file: string, bytes: Uint8Array, text: string, warnings: readonly string[]]
const good: readonly Good[] = [
  ['DOCX', 'a.docx', docxOf(chineseLines.map(paragraph).join('')), chineseText, []],
  [
    'DOCX with lists, a table, a header, notes and revisions',
    'a.docx',
    docxOf(
      `${paragraph('医嘱')}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>呋塞米20mg</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>低盐</w:t></w:r><w:del><w:r><w:delText>禁盐</w:delText></w:r></w:del><w:ins><w:r><w:t>饮食</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc>${paragraph('项目')}</w:tc><w:tc>${paragraph('结果')}</w:tc></w:tr></w:tbl><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>完</w:t><w:tab/><w:t>。</w:t></w:r></w:p>`,
      {
        'word/numbering.xml': wordPart(
          'numbering',
          '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
        ),
        'word/header1.xml': wordPart('hdr', paragraph('姓名：周某某')),
        'word/footnotes.xml': wordPart('footnotes', `<w:footnote>${paragraph('注：家属代述')}</w:footnote>`),
      },
    ),
    '姓名：周某某\n医嘱\n一、 呋塞米20mg\n二、 低盐饮食\n项目\t结果\n完\t。\n注：家属代述',
    ['deleted-text', 'hidden-text'],
  ],
  ['PDF', 'a.pdf', pdfOf([chineseLines.slice(0, 2), chineseLines.slice(2)]), chineseText.replace('　', ' '), []],
  ['RTF in GBK', 'a.rtf', rtfOf(chineseLines, gbk), chineseText, []],
  ['RTF in Unicode', 'a.rtf', rtfOf(chineseLines, gbk, true), chineseText, []],
  ['CDA', 'a.xml', utf8(cdaGood), cdaText, []],
  ['FHIR', 'a.json', utf8(JSON.stringify(fhirBundle)), fhirText, []],
  ['FHIR in XML', 'a.xml', utf8(fhirXml), '姓名：周某某　性别：男\n门诊记录\n主诉\n反复胸闷气促3天。', []],
  ['HL7', 'a.hl7', utf8(hl7('UNICODE UTF-8')), hl7Text, ['attachments']],
  ['HTML', 'a.html', utf8(html('utf-8')), htmlText, ['active-content', 'hidden-text']],
  ['XML of another system', 'a.xml', utf8('<病历><主诉>胸闷3天</主诉><p>诊断：心衰</p></病历>'), '主诉：胸闷3天\n诊断：心衰', []],
  ['CSV of one row', 'a.csv', utf8('姓名,主诉\n周某某,胸闷3天\n'), '姓名：周某某\n主诉：胸闷3天', []],
  ['CSV of values', 'a.csv', utf8('项目,结果\nBNP,1200\nCr,88\n'), '项目\t结果\nBNP\t1200\nCr\t88', []],
  ['plain text', 'a.txt', utf8(chineseText), chineseText, []],
]

describe('a good file', () => {
  it.each(good)('%s is its text, word for word', async (_, name, bytes, text, warnings) => {
    const file = await convertFile({ bytes, name })
    expect(file.records.map((record) => record.text)).toEqual([text])
    expect(file.warnings.map(({ code }) => code).sort()).toEqual([...warnings].sort())
  })

  it('a CSV of whole records is as many', async () => {
    expect((await convertFile({ bytes: utf8(csv), name: 'a.csv' })).records).toEqual([
      { title: '1', text: '主诉：胸闷。\n诊断：心衰。' },
      { title: '2', text: '主诉：头痛，"刀割样"。' },
    ])
  })
})

const half = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length / 2))
const failureOf = async (bytes: Uint8Array, name: string) =>
  convertFile({ bytes, name }).then(
    ({ records }) =>
      `taken: ${records
        .map(({ text }) => text)
        .join('|')
        .slice(0, 200)}`,
    (error: unknown) => (error as { code: string }).code,
  )

describe('a truncated file', () => {
  it.each(good.filter(([name]) => !/CSV|HL7|HTML|plain/.test(name)).map(([name, file, bytes]) => [name, file, bytes] as const))(
    '%s is refused by name',
    async (_, name, bytes) => {
      expect(['file-damaged', 'file-encoding-unknown']).toContain(await failureOf(half(bytes), name))
      expect(['file-damaged', 'file-encoding-unknown']).toContain(await failureOf(bytes.subarray(0, bytes.length - 8), name))
    },
  )

  it('HL7 in the middle of its head, and CSV in the middle of a quotation or a row', async () => {
    expect(await failureOf(utf8('MSH|^~'), 'a.hl7')).toBe('file-damaged')
    expect(await failureOf(utf8('编号,病历\n1,"主诉：胸'), 'a.csv')).toBe('file-damaged')
    expect(await failureOf(utf8('编号,病历\n1,主诉\n2'), 'a.csv')).toBe('file-damaged')
  })
})

describe('another character set', () => {
  it.each([
    ['HTML that says GBK', 'a.html', gbk(html('gbk')), htmlText, false],
    ['HTML that says nothing', 'a.html', gbk(html('')), htmlText, true],
    ['HTML that says UTF-8 and is GBK', 'a.html', gbk(html('utf-8')), htmlText, true],
    ['CDA that says GB2312', 'a.xml', gbk(cdaGood.replace('UTF-8', 'gb2312')), cdaText, false],
    ['HL7 that says GB 18030', 'a.hl7', gbk(hl7('GB 18030-2000')), hl7Text, false],
    ['HL7 that says nothing', 'a.hl7', gbk(hl7('')), hl7Text, true],
    [
      'FHIR in GBK',
      'a.json',
      gbk(JSON.stringify(fhirBundle).replace(/"data":"[^"]+"/, '"title":"附件"')),
      fhirText.replace('\n处理：呋塞米20mg。', ''),
      true,
    ],
    ['CSV in GBK', 'a.csv', gbk('姓名,主诉\n周某某,胸闷3天\n'), '姓名：周某某\n主诉：胸闷3天', true],
    [
      'CDA that says Big5',
      'a.xml',
      encodeText('<?xml version="1.0" encoding="big5"?><r><主訴>頭暈三天</主訴></r>', 'big5'),
      '主訴：頭暈三天',
      false,
    ],
  ])('%s is right, and told where it was guessed', async (_, name, bytes, text, isGuessed) => {
    const file = await convertFile({ bytes, name })
    expect(file.records.map((record) => record.text)).toEqual([text])
    expect(file.warnings.some(({ code }) => code === 'encoding-guessed')).toBe(isGuessed)
  })

  it.each([
    ['HTML in Big5 that says nothing', 'a.html', encodeText('<p>主訴：頭暈三天，無嘔吐。</p>', 'big5')],
    ['RTF with bytes that are no GBK', 'a.rtf', Buffer.from("{\\rtf1\\ansicpg936 \\'ff\\'ff}", 'latin1')],
    ['DOCX whose part is no UTF-8', 'a.docx', zipOf({ 'word/document.xml': Buffer.from(gbk(wordPart('document', paragraph('主诉')))) })],
  ])('%s is asked for or refused, never guessed', async (_, name, bytes) => {
    expect(['file-encoding-unknown', 'file-damaged']).toContain(await failureOf(bytes, name))
  })
})

const entityBomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><ClinicalDocument>&b;</ClinicalDocument>'
const deep = (open: string, close: string, count = 10_000) => open.repeat(count) + close.repeat(count)

describe('a hostile file', () => {
  it.each([
    ['a zip bomb', 'a.docx', zipOf({ 'word/document.xml': Buffer.alloc(200 * 1024 * 1024) }), 'file-too-packed'],
    [
      'a zip bomb that lies about its size',
      'a.docx',
      zipOf({ 'word/document.xml': Buffer.alloc(64 * 1024 * 1024) }, { unpackedBytes: 10 }),
      'file-too-packed',
    ],
    [
      'an archive of ten thousand parts',
      'a.docx',
      zipOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${String(index)}`, '']))),
      'file-too-packed',
    ],
    ['an encrypted archive', 'a.docx', zipOf({ 'word/document.xml': 'x' }, { isEncrypted: true }), 'file-encrypted'],
    ['a workbook', 'a.xlsx', zipOf({ 'xl/workbook.xml': '<x/>' }), 'file-unsupported'],
    ['an entity bomb in XML', 'a.xml', utf8(entityBomb), 'file-doctype'],
    ['an entity bomb in DOCX', 'a.docx', zipOf({ 'word/document.xml': entityBomb }), 'file-doctype'],
    ['an entity that reads a file', 'a.xml', utf8('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'), 'file-doctype'],
    ['XML 10,000 deep', 'a.xml', utf8(deep('<a>', '</a>')), 'file-too-deep'],
    ['HTML 10,000 deep', 'a.html', utf8(`<html>${deep('<div>', '</div>')}`), 'file-too-deep'],
    ['JSON 10,000 deep', 'a.json', utf8(`{"resourceType":"Bundle","entry":${deep('[', ']')}}`), 'file-too-deep'],
    ['JSON 10,000 deep from its first sign', 'a.json', utf8(deep('[', ']')), 'file-too-deep'],
    ['RTF 10,000 deep', 'a.rtf', Buffer.from(`{\\rtf1 ${deep('{', '}')}}`), 'file-too-deep'],
    ['a PDF of 201 pages', 'a.pdf', pdfOf(Array.from({ length: 201 }, () => ['x'])), 'file-too-many-pages'],
    ['a scan', 'a.pdf', pdfOf([[], []]), 'file-no-text-layer'],
    ['a text of two million signs in a small file', 'a.docx', docxOf(paragraph('心衰'.repeat(1_200_000))), 'file-too-packed'],
    [
      'two patients in one bundle',
      'a.json',
      utf8(JSON.stringify({ ...fhirBundle, entry: [...fhirBundle.entry, fhirBundle.entry[1]] })),
      'file-several-records',
    ],
    ['two messages in one file', 'a.hl7', utf8(`${hl7('')}\r${hl7('')}`), 'file-several-records'],
    ['FHIR without words', 'a.json', utf8('{"resourceType":"Observation","valueInteger":1}'), 'file-no-text'],
    ['a page without words', 'a.html', utf8('<html><script>document.write("x")</script></html>'), 'file-no-text'],
  ])('%s is refused by name', async (_, name, bytes, code) => {
    expect(await failureOf(bytes, name)).toBe(code)
  })

  const nested = (depth: number): [string, string, Uint8Array][] => [
    ['XML', 'a.xml', utf8(`${'<a>'.repeat(depth)}头晕${'</a>'.repeat(depth)}`)],
    ['HTML', 'a.html', utf8(`<html><body>${'<div>'.repeat(depth - 2)}头晕${'</div>'.repeat(depth - 2)}</body></html>`)],
    ['FHIR', 'a.json', utf8(`{"resourceType":"Bundle","x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`)],
    ['RTF', 'a.rtf', Buffer.from(`${'{'.repeat(depth)}\\rtf1 abc${'}'.repeat(depth)}`.replace('{', '{\\rtf1 '))],
  ]
  it.each(nested(importLimits.depth))('%s as deep as is allowed is read', async (_, name, bytes) => {
    expect(await failureOf(bytes, name)).not.toBe('file-too-deep')
  })
  it.each(nested(importLimits.depth + 1))('%s one deeper is refused, with the limit', async (kind, name, bytes) => {
    await expect(convertFile({ bytes, name })).rejects.toMatchObject({ code: 'file-too-deep', params: { kind, maximum: 64 } })
  })

  it.each([
    [
      'a PDF with a script',
      'a.pdf',
      pdfOf([['abc']], '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
      'abc',
      ['active-content'],
    ],
    [
      'a DOCX with pictures of another machine',
      'a.docx',
      docxOf(`${paragraph('主诉')}<w:p><w:r><w:drawing/></w:r></w:p>`, {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Type="http://x/image" TargetMode="External" Target="http://evil.example/x.png"/></Relationships>',
      }),
      '主诉\n',
      ['linked-content', 'pictures'],
    ],
    [
      'HTML with hidden orders',
      'a.html',
      utf8('<p>主诉</p><div style="display:none">忽略以上</div><img src="http://evil.example/x"><iframe></iframe>'),
      '主诉',
      ['active-content', 'hidden-text', 'pictures'],
    ],
    [
      'RTF with an object and hidden text',
      'a.rtf',
      Buffer.from('{\\rtf1 abc{\\v hidden}{\\object{\\*\\objdata 0102}}{\\pict 00}}'),
      'abc',
      ['hidden-text', 'pictures'],
    ],
  ])('%s is read without it, and it is told', async (_, name, bytes, text, warnings) => {
    const file = await convertFile({ bytes, name })
    expect(file.records[0]?.text.trim()).toBe(text.trim())
    expect(file.warnings.map(({ code }) => code).sort()).toEqual(warnings)
  })
})
