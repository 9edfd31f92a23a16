/** Bytes that only this kind of file begins with. None of them can begin a text, except where `hasNul` asks for a NUL soon after. */
const signatures: readonly { readonly kind: string; readonly bytes: string; readonly offset?: number; readonly hasNul?: true }[] = [
  { kind: 'PDF', bytes: '%PDF-' },
  { kind: 'ZIP / DOCX / XLSX', bytes: 'PK\x03\x04' },
  { kind: 'ZIP', bytes: 'PK\x05\x06' },
  { kind: 'OLE / DOC / XLS', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'RTF', bytes: '{\\rtf' },
  { kind: 'PNG', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'JPEG', bytes: '\xff\xd8\xff' },
  { kind: 'GIF', bytes: 'GIF87a' },
  { kind: 'GIF', bytes: 'GIF89a' },
  { kind: 'TIFF', bytes: 'II*\x00' },
  { kind: 'TIFF', bytes: 'MM\x00*' },
  { kind: 'DICOM', bytes: 'DICM', offset: 128 },
  { kind: 'GGUF', bytes: 'GGUF', hasNul: true },
  { kind: 'ELF', bytes: '\x7fELF' },
  { kind: 'EXE', bytes: 'MZ', hasNul: true },
  { kind: 'gzip', bytes: '\x1f\x8b\x08' },
  { kind: '7z', bytes: "7z\xbc\xaf'\x1c" },
  { kind: 'RAR', bytes: 'Rar!\x1a\x07' },
  { kind: 'SQLite', bytes: 'SQLite format 3\x00' },
]

/** What a file that is no text looks like; undefined when it begins like none of the known kinds. */
export function binaryKindOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 160)).toString('latin1')
  return signatures.find(
    ({ bytes: signature, offset = 0, hasNul }) => head.startsWith(signature, offset) && (!hasNul || head.slice(0, 64).includes('\0')),
  )?.kind
}
