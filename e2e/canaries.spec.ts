import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { Workstation } from './journeys/workstation.ts'

/** Words that stand nowhere but in the note: in its name, its text, what was written, asked and searched for. */
const canaries = Array.from(
  { length: 20 },
  (_, index) => `金丝雀${String.fromCodePoint(0x7532 + 7 * index)}Qz${String(7919 * (index + 3))}`,
)
const [patient = '', street = '', complaint = '', diagnosis = '', plan = '', question = '', query = '', ...others] = canaries

const record = [
  `姓名：${patient}  住址：${street}`,
  `主诉：${complaint}左膝疼痛2周。`,
  `现病史：${others.join('，')}。`,
  `诊断：${diagnosis}左膝骨关节炎。`,
  `处理：${plan}，2周后复诊。`,
].join('\n')

/** Every file below the folder that holds a canary, however it is written. */
function filesWith(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    if (!entry.isFile()) return canaries.some((canary) => entry.name.includes(canary)) ? [`the name of ${file}`] : []
    let bytes: Buffer
    try {
      bytes = fs.readFileSync(file)
    } catch {
      return [] // Chromium took it away meanwhile
    }
    const found = canaries.filter(
      (canary) => bytes.includes(canary) || bytes.includes(Buffer.from(canary, 'utf16le')) || entry.name.includes(canary),
    )
    return found.length > 0 ? [`${path.relative(folder, file)}: ${found.length}`] : []
  })
}

test('no word of a record stands anywhere but in the encrypted database', async ({ launchApp }, testInfo) => {
  // Chromium puts a socket there, whose path may not be long
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'yz-'))
  const app = await launchApp({ modelsDir: emptyFolder(testInfo), env: { TMPDIR: temporary } })
  const { page, userData } = app
  const workstation = new Workstation(page)
  const titles = new Set<string>()

  await test.step('a note is taken in, asked about, searched for, written up, signed and copied', async () => {
    await workstation.expectEngine('missing')
    await pasteText(page, record)
    await expect(workstation.openNote).toContainText('左膝')
    titles.add(await page.title())
    await workstation.press('Alt+a')
    await page.keyboard.insertText(`${question}？`)
    await workstation.press('Enter')
    await expect(page.getByTestId('ask-pane')).toContainText(question)
    await workstation.press('Escape')
    await workstation.writeByHand({
      'chief-complaint': `${complaint}左膝疼痛2周。`,
      diagnosis: `${diagnosis}左膝骨关节炎。`,
      plan: `${plan}，2周后复诊。`,
    })
    await workstation.askToSign()
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
    titles.add(await page.title())
    await workstation.press('Control+f')
    await page.keyboard.insertText(query)
  })
  await test.step('while it runs: profile, temporary files, output, titles', () => {
    expect(filesWith(userData)).toEqual([])
    expect(filesWith(temporary)).toEqual([])
    for (const words of [...titles, app.stdout(), app.stderr()]) expect(canaries.filter((canary) => words.includes(canary))).toEqual([])
  })
  await test.step('and after it has ended', async () => {
    await app.close()
    expect(filesWith(userData)).toEqual([])
    expect(filesWith(temporary)).toEqual([])
    for (const words of [app.stdout(), app.stderr()]) expect(canaries.filter((canary) => words.includes(canary))).toEqual([])
    const files = fs.readdirSync(userData, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    expect(files).toBeGreaterThan(5)
    testInfo.annotations.push({
      type: 'figure',
      description: `${canaries.length} canaries, ${files} files of the profile, temporary files, output and titles: 0 hits`,
    })
  })
  await test.step('the search would have found one', () => {
    fs.writeFileSync(path.join(userData, 'planted.txt'), `x${patient}x`)
    fs.writeFileSync(path.join(userData, 'planted.bin'), Buffer.from(street, 'utf16le'))
    expect(filesWith(userData)).toEqual(['planted.bin: 1', 'planted.txt: 1'])
  })
  fs.rmSync(temporary, { recursive: true, force: true })
})
