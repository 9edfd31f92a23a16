import { expect, test } from 'vitest'
import { historyMarks } from './historyMarks.ts'

const formats = (platform: NodeJS.Platform) =>
  historyMarks(platform).map(([type, content]) => [/format="(.*)"$/.exec(type)?.[1], Buffer.from(content).toString('latin1')])

test('Windows is told by three formats, of which a DWORD of 0 says no; KDE and macOS by one', () => {
  expect(formats('win32')).toEqual([
    ['ExcludeClipboardContentFromMonitorProcessing', '\0\0\0\0'],
    ['CanIncludeInClipboardHistory', '\0\0\0\0'],
    ['CanUploadToCloudClipboard', '\0\0\0\0'],
  ])
  expect(formats('linux')).toEqual([['x-kde-passwordManagerHint', 'secret']])
  expect(formats('darwin')).toEqual([['org.nspasteboard.ConcealedType', '']])
})

test('where there is no mark, there is only the text', () => {
  expect(historyMarks('freebsd')).toEqual([])
})
