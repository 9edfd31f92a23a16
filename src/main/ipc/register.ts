import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { channelOf, commandNames } from '../../shared/commandNames.ts'
import { commands, type CommandName, type Handlers } from '../../shared/contract.ts'
import { AppFailure, failureOf, type Result } from '../../shared/errors.ts'

export type RegisterOptions = {
  readonly handlers: Handlers
  /** Whether the call comes from the main frame of our own window, showing our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  /** Told of a fault that is ours; the window only learns that there was one. */
  readonly onBug: (error: unknown) => void
}

/** UTF-16 units that all texts of one call may hold: a dropped file of 10 MB in base64, and room. */
const maximumCallCharacters = 15_000_000
/** Items of one list, keys of one object. */
const maximumParts = 10_000

/** Opens every command of the contract to the window, and nothing else: sender first, then size, then schema, then the handler. */
export function registerCommands(options: RegisterOptions): void {
  for (const command of commandNames) {
    ipcMain.handle(channelOf(command), (event, input: unknown) => answer(command, event, input, options))
  }
}

async function answer(
  command: CommandName,
  event: IpcMainInvokeEvent,
  input: unknown,
  { handlers, isTrusted, onBug }: RegisterOptions,
): Promise<Result<unknown>> {
  try {
    if (!isTrusted(event)) throw new AppFailure('forbidden-sender')
    if (!isWithin(input, maximumCallCharacters)) throw new AppFailure('invalid-input', { detail: 'size' })
    const parsed = parse(command, input)
    if (!parsed.success)
      throw new AppFailure('invalid-input', {
        detail: parsed.error.issues
          .map(({ path, code }) => `${path.join('.')}: ${code}`)
          .join('; ')
          .slice(0, 200),
      })
    const handle = handlers[command] as (input: unknown) => unknown
    return { ok: true, value: await handle(parsed.data) }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code === 'unexpected') onBug(error)
    return { ok: false, failure }
  }
}

function parse(command: CommandName, input: unknown) {
  try {
    return commands[command].input.safeParse(input)
  } catch {
    // the schema asks an object where it expects a string for its length, and compares whatever that is
    throw new AppFailure('invalid-input', { detail: 'shape' })
  }
}

/**
 * Whether a call is plain data of a size that we take: strings, numbers, lists and objects. Each part counts, so that a value which holds itself many
 * times over ends here; bytes, maps and the like are refused unseen, since listing 50 MB of bytes as entries takes gigabytes.
 */
function isWithin(value: unknown, room: number): boolean {
  let left = room
  const visit = (part: unknown, depth: number): boolean => {
    left -= typeof part === 'string' ? part.length : 1
    if (left < 0 || depth > 8) return false
    if (typeof part !== 'object' || part === null) return true
    if (Array.isArray(part)) return part.length <= maximumParts && part.every((item) => visit(item, depth + 1))
    if (Object.prototype.toString.call(part) !== '[object Object]') return false
    const keys = Object.keys(part)
    return keys.length <= maximumParts && Object.entries(part).every(([key, item]) => visit(key, depth + 1) && visit(item, depth + 1))
  }
  return visit(value, 0)
}
