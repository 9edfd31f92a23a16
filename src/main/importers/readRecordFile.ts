import { AppFailure, type Failure } from '../../shared/errors.ts'
import type { ConvertedFile } from './convertedRecord.ts'
import type { FileToConvert } from './convertFile.ts'
import { decodeText, requireSize } from './decodeText.ts'
import { importLimits } from './importLimits.ts'
import { binaryFormatOf, textFormatOf } from './recordFormat.ts'
import { readReportSchema, type ReaderProcess } from './readerProtocol.ts'

/**
 * Any file as text. Plain text is decoded here, strictly and in linear time; everything else is read by a process of its own, which is ended when it
 * takes longer than its time. Throws 'file-…' with what to do.
 */
export async function readRecordFile(file: FileToConvert, start: () => ReaderProcess): Promise<ConvertedFile> {
  requireSize(file.bytes.byteLength)
  return isPlainText(file) ? plainText(file) : readApart(file, start)
}

function isPlainText({ bytes, name, encoding }: FileToConvert): boolean {
  if (binaryFormatOf(bytes)) return false
  try {
    return textFormatOf(decodeText(bytes, encoding).text, name) === 'text'
  } catch (error) {
    // a file may say its encoding itself, where the format has a place for it
    const isOpen = error instanceof AppFailure && error.code === 'file-encoding-unknown'
    return (
      !isOpen ||
      textFormatOf(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000)).toString('latin1'), name) === 'text'
    )
  }
}

function plainText({ bytes, encoding }: FileToConvert): ConvertedFile {
  return { format: 'text', records: [{ text: decodeText(bytes, encoding).text, title: null }], warnings: [] }
}

function readApart({ bytes, name, encoding }: FileToConvert, start: () => ReaderProcess): Promise<ConvertedFile> {
  const reader = start()
  return new Promise<ConvertedFile>((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer)
      reader.kill()
      act()
    }
    const fail = ({ code, params }: Failure) => {
      end(() => reject(new AppFailure(code, params)))
    }
    let timer = setTimeout(() => fail({ code: 'file-reader-ended', params: {} }), 4 * importLimits.milliseconds)
    reader.onMessage((message) => {
      const report = readReportSchema.safeParse(message).data
      if (report?.type === 'ready') {
        // its own start is not the file's time
        clearTimeout(timer)
        timer = setTimeout(
          () => fail({ code: 'file-too-slow', params: { seconds: importLimits.milliseconds / 1_000 } }),
          importLimits.milliseconds,
        )
        reader.send({
          name,
          base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
          ...(encoding && { encoding }),
        })
      } else if (report?.type === 'converted') end(() => resolve(report.file))
      else if (report?.type === 'failed') fail(report.failure)
      else fail({ code: 'file-reader-ended', params: {} })
    })
    // out of memory, most likely
    reader.onExit(() => fail({ code: 'file-reader-ended', params: {} }))
  })
}
