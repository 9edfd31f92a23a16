import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { languages } from '../../shared/messages/formatFailure.ts'
import { completionScript, shells } from './completionScript.ts'
import { exitCodes } from './exitCode.ts'
import { runYizhai } from './runYizhaiFixture.ts'
import { yizhaiProgram } from './yizhaiProgram.ts'

// each test starts Node
vi.setConfig({ testTimeout: 60_000 })

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-program-'))
const env = { YIZHAI_MODELS_DIR: path.join(folder, 'models') }
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})
const fileOf = (name: string, text: string) => {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  return file
}
const record = '主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭。\n诊疗计划：呋塞米20mg静脉注射。\n'

function commandsOf(command: Command, path: string): readonly (readonly [string, Command])[] {
  return [[path, command], ...command.commands.flatMap((child) => commandsOf(child, `${path} ${child.name()}`))]
}

describe.each(languages)('help in %s', (language) => {
  it('is as it was', async () => {
    const pages = commandsOf(yizhaiProgram(language), 'yizhai').map(([path, command]) => `$ ${path} --help\n${command.helpInformation()}`)
    await expect(pages.join('\n')).toMatchFileSnapshot(`./golden/help.${language}.txt`)
  })

  it('leaves no word in the other language', () => {
    const text = commandsOf(yizhaiProgram(language), '')
      .map(([, command]) => command.helpInformation())
      .join('\n')
    if (language === 'en') expect(text.match(/\p{Script=Han}+/gu)).toBeNull()
    else expect(text.match(/Usage:|Options:|Commands:|Arguments:|display help/)).toBeNull()
  })
})

it('every command takes --json or prints what no program reads', () => {
  const leaves = commandsOf(yizhaiProgram('en'), '').filter(([, command]) => command.commands.length === 0)
  const without = leaves.filter(([, command]) => !command.options.some(({ long }) => long === '--json')).map(([path]) => path)
  expect(without).toEqual([' completion'])
})

describe('the language', () => {
  it('is that of the terminal, unless --lang says otherwise, wherever it stands', async () => {
    expect((await runYizhai(['--help'])).stdout).toContain('用法：')
    expect((await runYizhai(['--help'], { env: { LC_ALL: 'en_US.UTF-8' } })).stdout).toContain('Usage:')
    expect((await runYizhai(['model', '--help', '--lang', 'en'])).stdout).toContain('Usage:')
    expect((await runYizhai(['--lang=en', 'summarize'], { env })).stderr).toBe("missing required argument 'FILE'\nHelp: yizhai --help\n")
  })

  it('of a complaint about the command line too, with the detail as commander gives it', async () => {
    expect((await runYizhai(['summarize', 'a.txt', '--fast'])).stderr).toBe(
      "没有这个选项（unknown option '--fast'）\n帮助：yizhai --help\n",
    )
  })
})

describe('every exit code', () => {
  const draft = (text: string) => fileOf('draft.txt', text)
  it.each([
    [
      0,
      'a draft that says what its record says',
      () => ['guard', '--record', fileOf('r.txt', record), '--draft', draft('呋塞米20mg静脉注射。')],
    ],
    [1, 'a draft with another dose', () => ['guard', '--record', fileOf('r.txt', record), '--draft', draft('呋塞米40mg静脉注射。')]],
    [2, 'an empty record', () => ['summarize', fileOf('empty.txt', '')]],
    [2, 'no such command', () => ['summarise']],
    [2, 'no command at all', () => ['model']],
    [3, 'no model', () => ['summarize', fileOf('r.txt', record)]],
    [3, 'a self-test that should draft, without a model', () => ['self-test', '--draft']],
  ])('%i: %s', async (code, _, args) => {
    expect((await runYizhai(args(), { env })).exitCode).toBe(code)
  })

  it('is in the table that the program prints', async () => {
    const { stdout } = await runYizhai(['exit-codes', '--json', '--lang', 'en'])
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(exitCodes.map(({ code }) => String(code)))
  })
})

describe('--json', () => {
  it('tells a failure as one line of JSON on standard error', async () => {
    const { stdout, stderr } = await runYizhai(['summarize', fileOf('empty.txt', ''), '--json', '--lang', 'en'], { env })
    expect(stdout).toBe('')
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'record-empty', params: {}, message: 'The record has no text. Paste or open a record.' },
      exitCode: 2,
    })
  })

  it('tells a bad command line so too', async () => {
    const { stderr } = await runYizhai(['summarize', '--json', '--lang', 'en'], { env })
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'invalid-input' }, exitCode: 2 })
  })

  it('prints the self-test without a model: a warning, and the guard right', async () => {
    const { exitCode, stdout } = await runYizhai(['self-test', '--json'], { env })
    expect(exitCode).toBe(0)
    const { checks } = JSON.parse(stdout) as { checks: { id: string; outcome: string }[] }
    expect(checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['model warning', 'database passed', 'golden passed'])
  })
})

describe('shell completion', () => {
  const complete = (script: string, words: readonly string[]): string[] => {
    const ask = `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _yizhai; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', ask], { cwd: folder, encoding: 'utf8' }).split('\n').filter(Boolean)
  }
  const script = completionScript(yizhaiProgram('en'), 'bash')

  it.each([
    [['yizhai', 'su'], ['summarize']],
    [['yizhai', 'model', 'p'], ['pull']],
    [['yizhai', 'model', 'import', '--acc'], ['--accept-unverified']],
    [
      ['yizhai', 'summarize', '--lang', ''],
      ['zh', 'en'],
    ],
    [['yizhai', 'completion', 'z'], ['zsh']],
    [['yizhai', '--ver'], ['--version']],
  ])('of %j is %j', (words, expected) => {
    expect(complete(script, words)).toEqual(expected)
  })

  it('offers files where a file is asked for', () => {
    fileOf('record-a.txt', record)
    expect(complete(script, ['yizhai', 'summarize', 'record-'])).toEqual(['record-a.txt'])
  })

  it.each(shells)('is printed for %s', async (shell) => {
    const { exitCode, stdout } = await runYizhai(['completion', shell])
    expect([exitCode, stdout]).toEqual([0, completionScript(yizhaiProgram('zh'), shell)])
  })
})
