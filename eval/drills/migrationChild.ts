import process from 'node:process'
import { migrations } from '../../src/main/store/migrations/migrations.ts'
import { applySettings, openDatabase } from '../../src/main/store/openDatabase.ts'
import { statementsOf } from './statementsOf.ts'

/** Run by the migration drill: runs one migration as the program does and kills itself after so many of its statements. */
const [path = '', key = '', number = '', kept = ''] = process.argv.slice(2)
const step = migrations.find((migration) => migration.number === Number(number))
if (!step) throw new RangeError('no such migration')
const database = openDatabase(path, Buffer.from(key, 'hex'))
applySettings(database)
database.exec('BEGIN IMMEDIATE')
for (const statement of statementsOf(step.sql).slice(0, Number(kept))) database.exec(statement)
process.kill(process.pid, 'SIGKILL')
