import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { decodeText } from './decodeText.ts'
import { charactersOf, encodeText } from './encodeTextFixture.ts'
import type { Encoding } from './encoding.ts'

const chinese = '患者男，68岁，反复胸闷、气促3天。\r\n既往史：高血压病史10年，规律服药。\r\n查体：T 36.8℃，BP 150/95 mmHg，双肺呼吸音粗。'
const traditional = '病人於三天前開始出現胸悶及呼吸困難，活動後加重，休息可緩解。\n既往有高血壓病史十年，規律服藥。診斷：心臟衰竭。'
const english = 'The patient is a 68-year-old man with chest tightness for 3 days.\nBP 150/95 mmHg, temperature 36.8 C.'

const marks = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [0x84, 0x31, 0x95, 0x33],
} as const

function withMark(text: string, encoding: keyof typeof marks): Uint8Array {
  return Uint8Array.from([...marks[encoding], ...encodeText(text, encoding)])
}

function failureOf(run: () => unknown): { code: string; params: Readonly<Record<string, string | number>> } {
  try {
    run()
  } catch (error) {
    if (error instanceof AppFailure) return error.toFailure()
    throw error
  }
  throw new Error('it did not fail')
}

function candidatesFor(bytes: Uint8Array): string[] {
  const failure = failureOf(() => decodeText(bytes))
  expect(failure.code).toBe('file-encoding-unknown')
  return String(failure.params['candidates']).split(', ')
}

const isText = (text: string) =>
  !/[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(text) && !text.startsWith('\ufeff') && !/^(%PDF-|PK|\{\\rtf|GIF8|MM|II)/.test(text)
/** Any text at all: every assigned and unassigned code point but surrogates. */
const anyText = fc.string({ unit: 'binary', maxLength: 200 }).filter(isText)
const sentence = fc.constantFrom(...chinese.split(/(?<=[，。、：])/))
const clinicalText = fc
  .array(fc.oneof({ weight: 4, arbitrary: sentence }, { weight: 1, arbitrary: fc.string({ maxLength: 10 }) }), {
    minLength: 3,
    maxLength: 40,
  })
  .map((parts) => parts.join(''))
  .filter((text) => isText(text) && (text.match(/[^\x00-\x7f]/g)?.length ?? 0) >= 8)

describe('text that says what it is', () => {
  it('keeps every UTF-8 text exactly as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeText(encodeText(text, 'utf-8'))).toEqual({ text, encoding: 'utf-8', hadByteOrderMark: false, hasIncompleteEnd: false })
      }),
    )
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('keeps every %s text after a byte order mark, and tells of the mark', (encoding) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeText(withMark(text, encoding))).toEqual({ text, encoding, hadByteOrderMark: true, hasIncompleteEnd: false })
      }),
    )
  })

  it('takes the byte order mark of GB18030', () => {
    expect(decodeText(withMark('㐀𠀀龥', 'gb18030'))).toMatchObject({ text: '㐀𠀀龥', encoding: 'gb18030', hadByteOrderMark: true })
  })

  it('removes one byte order mark only', () => {
    expect(decodeText(withMark('\ufeff病', 'utf-8')).text).toBe('\ufeff病')
  })

  it('gives an empty text for an empty file', () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ text: '', encoding: 'utf-8' })
  })

  it('reads a view into a larger buffer by its own bounds', () => {
    const bytes = encodeText(chinese, 'gb18030')
    const around = new Uint8Array(bytes.length + 20).fill(0)
    around.set(bytes, 7)
    expect(decodeText(around.subarray(7, 7 + bytes.length)).text).toBe(chinese)
  })
})

describe('text that has to be recognised', () => {
  it.each(['gb18030', 'utf-16le', 'utf-16be', 'utf-8'] as const)('recognises a clinical text in %s and keeps it exactly', (encoding) => {
    fc.assert(
      fc.property(clinicalText, (text) => {
        expect(decodeText(encodeText(text, encoding))).toEqual({ text, encoding, hadByteOrderMark: false, hasIncompleteEnd: false })
      }),
    )
  })

  it('keeps rare characters of GB18030 in a record, four-byte ones included', () => {
    const rare = fc.constantFrom(...charactersOf('gb18030'), '𠀀', '𪚥', '𬭳')
    fc.assert(
      fc.property(fc.array(rare, { maxLength: 8 }), (characters) => {
        const text = `${chinese}姓名：${characters.join('')}。`
        expect(decodeText(encodeText(text, 'gb18030'))).toMatchObject({ text, encoding: 'gb18030' })
      }),
    )
  })

  it('recognises traditional Chinese in GB18030', () => {
    expect(decodeText(encodeText(traditional, 'gb18030'))).toMatchObject({ text: traditional, encoding: 'gb18030' })
  })

  it.each(['utf-16le', 'utf-16be'] as const)('recognises English in %s without a byte order mark', (encoding) => {
    const text = `${english} Naïve to β-blockers, 5 µg.`
    expect(decodeText(encodeText(text, encoding))).toMatchObject({ text, encoding })
  })

  it('lets the frame of an HL7 message and an end-of-file of DOS pass', () => {
    const text = `\x0bMSH|^~\\&|HIS|${chinese}\r\x1c\r\x1a`
    expect(decodeText(encodeText(text, 'gb18030')).text).toBe(text)
  })
})

describe('text that could be anything', () => {
  it('asks about Big5, which strict GB18030 often takes, and names Big5 first', () => {
    const characters = fc.array(fc.constantFrom(...traditional.split(/(?<=[，。：])/)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(characters, (parts) => {
        expect(candidatesFor(encodeText(parts.join(''), 'big5'))[0]).toBe('Big5')
      }),
    )
  })

  it('names the likelier reading first even of a few words', () => {
    expect(candidatesFor(encodeText('心律顫動。', 'big5'))[0]).toBe('Big5')
    expect(candidatesFor(encodeText('龘靐齉 冠心病', 'gb18030'))[0]).toBe('GB18030')
  })

  it('takes Big5 for what it is once it is chosen', () => {
    expect(decodeText(encodeText(traditional, 'big5'), 'big5')).toMatchObject({ text: traditional, encoding: 'big5' })
  })

  it.each(['’s pain', '5 µg', '38 °C', 'naïve', 'café au lait'])(
    'asks about English in Windows-1252 (%s) and makes no Chinese of it',
    (words) => {
      expect(candidatesFor(encodeText(`${english} patient${words}`, 'windows-1252'))[0]).toBe('Windows-1252')
    },
  )

  it.each(['utf-8', 'gb18030'] as const)(
    'cuts a %s text anywhere: it is the beginning of the text, or it asks, never something else',
    (encoding) => {
      const bytes = encodeText(chinese, encoding)
      for (let end = 40; end < bytes.length; end += 1) {
        const cut = bytes.subarray(0, end)
        let text: string
        try {
          text = decodeText(cut).text
        } catch (error) {
          expect((error as AppFailure).code).toBe('file-encoding-unknown')
          expect(candidatesFor(cut)[0]).toBe(encoding.toUpperCase())
          continue
        }
        expect(chinese.startsWith(text)).toBe(true)
      }
    },
  )

  it('shows a missing end when the user has named the encoding', () => {
    const bytes = encodeText('头晕伴视物模糊', 'gb18030')
    expect(decodeText(bytes.subarray(0, -1), 'gb18030')).toEqual({
      text: '头晕伴视物模\ufffd',
      encoding: 'gb18030',
      hadByteOrderMark: false,
      hasIncompleteEnd: true,
    })
  })

  it('refuses a chosen encoding that the bytes are not in', () => {
    expect(failureOf(() => decodeText(encodeText(chinese, 'gb18030'), 'utf-8'))).toMatchObject({
      code: 'file-encoding-unknown',
      params: { candidates: expect.stringMatching(/^GB18030/) as string },
    })
  })

  it.each(['utf-16le', 'utf-16be'] as const)('asks about lone surrogates and odd lengths after the byte order mark of %s', (encoding) => {
    expect(failureOf(() => decodeText(withMark('头\ud800晕', encoding))).code).toBe('file-encoding-unknown')
    expect(failureOf(() => decodeText(withMark(chinese, encoding).subarray(0, -1))).code).toBe('file-encoding-unknown')
  })

  it('has no two readings of the same bytes: whatever is taken as Unicode encodes back to them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let decoded
        try {
          decoded = decodeText(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(AppFailure)
          return
        }
        if (decoded.encoding !== 'gb18030') {
          const text = decoded.hadByteOrderMark ? `\ufeff${decoded.text}` : decoded.text
          expect(encodeText(text, decoded.encoding)).toEqual(bytes)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('round-trips any text through %s when it is named', (encoding) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeText(encodeText(text, encoding), encoding).text).toBe(text)
      }),
    )
  })

  it('round-trips any text through GB18030 when it is named', () => {
    // a few private-use characters are not in Node's table
    const known = new Set(charactersOf('gb18030'))
    const isEncodable = (character: string) => character < '\u00a0' || character.length === 2 || known.has(character)
    fc.assert(
      fc.property(anyText, (text) => {
        const encodable = [...text].filter(isEncodable).join('')
        fc.pre(isText(encodable))
        expect(decodeText(encodeText(encodable, 'gb18030'), 'gb18030').text).toBe(encodable)
      }),
    )
  })

  it.each(['big5', 'windows-1252'] as const)(
    'round-trips every character of %s when it is named',
    (encoding: Extract<Encoding, 'big5' | 'windows-1252'>) => {
      const text = charactersOf(encoding).join('')
      expect(decodeText(encodeText(text, encoding), encoding).text).toBe(text)
    },
  )
})

describe('files that are no text', () => {
  const heads: readonly (readonly [string, string])[] = [
    ['PDF', '%PDF-1.7\n%\xe2\xe3'],
    ['ZIP / DOCX / XLSX', 'PK\x03\x04\x14\x00'],
    ['OLE / DOC / XLS', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00'],
    ['RTF', '{\\rtf1\\ansi'],
    ['PNG', '\x89PNG\r\n\x1a\n\x00'],
    ['JPEG', '\xff\xd8\xff\xe0\x00'],
    ['GGUF', 'GGUF\x03\x00\x00\x00'],
    ['ELF', '\x7fELF\x02\x01'],
    ['EXE', 'MZ\x90\x00\x03\x00'],
    ['gzip', '\x1f\x8b\x08\x00'],
    ['DICOM', `${'\0'.repeat(128)}DICM`],
  ]

  it.each(heads)('says that it looks like %s, whatever encoding is named', (kind, head) => {
    const bytes = new Uint8Array(Buffer.from(head, 'latin1'))
    expect(failureOf(() => decodeText(bytes))).toEqual({ code: 'file-binary', params: { kind } })
    expect(failureOf(() => decodeText(bytes, 'windows-1252'))).toEqual({ code: 'file-binary', params: { kind } })
  })

  it.each(['MZ2024001 门诊号', 'GGUF 是模型文件', 'PK值升高'])('takes a text that only begins like a program for a text: %s', (text) => {
    expect(decodeText(encodeText(text, 'utf-8')).text).toBe(text)
  })

  it('refuses NUL bytes outside UTF-16', () => {
    expect(failureOf(() => decodeText(encodeText(`${chinese}\0`, 'utf-8')))).toEqual({ code: 'file-binary', params: { kind: 'binary' } })
    expect(failureOf(() => decodeText(withMark('病\0历', 'utf-16le'))).code).toBe('file-binary')
  })

  it('refuses many control characters and lets a few pass', () => {
    expect(failureOf(() => decodeText(encodeText('\x01\x02\x03\x04\x05\x06abc', 'utf-8'))).code).toBe('file-binary')
    expect(decodeText(encodeText(`${chinese}\x01`, 'utf-8')).text).toBe(`${chinese}\x01`)
  })

  it('never takes random bytes of some length for text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 400 }), (bytes) => {
        expect(failureOf(() => decodeText(bytes)).code).toMatch(/^file-(binary|encoding-unknown)$/)
      }),
    )
  })

  it('takes ten megabytes and refuses one byte more', () => {
    const limit = 10 * 1024 * 1024
    expect(decodeText(new Uint8Array(limit).fill(0x61)).text.length).toBe(limit)
    expect(failureOf(() => decodeText(new Uint8Array(limit + 1).fill(0x61)))).toEqual({
      code: 'file-too-large',
      params: { megabytes: 10.1, maximumMegabytes: 10 },
    })
  })
})
