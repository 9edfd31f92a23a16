import type { Template } from '../../shared/template.ts'
import { ownTemplateRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export type OwnTemplate = { readonly template: Template; readonly isDeleted: boolean }

const insert = 'INSERT INTO own_templates (template_id, kind, template_json, at) VALUES (@id, @kind, @json, @at)'

export function appendOwnTemplate(store: WritableStore, template: Template, at: number): void {
  run(store, insert, { id: template.id, kind: 'saved', json: JSON.stringify(template), at })
}

/** Takes a template out of the list, or back into it. */
export function appendTemplateMove(store: WritableStore, id: string, kind: 'deleted' | 'restored', at: number): void {
  run(store, insert, { id, kind, json: null, at })
}

/** Each template as it was last saved, in the order in which they came, also those that were taken out of the list. */
export function readOwnTemplates(store: ReadableStore): OwnTemplate[] {
  const sql = `SELECT s.template_json, (SELECT kind FROM own_templates k WHERE k.template_id = s.template_id ORDER BY number DESC LIMIT 1) AS kind
    FROM own_templates s
    WHERE s.kind = 'saved' AND s.number = (SELECT max(number) FROM own_templates m WHERE m.template_id = s.template_id AND m.kind = 'saved')
    ORDER BY (SELECT min(number) FROM own_templates f WHERE f.template_id = s.template_id)`
  return all(store, ownTemplateRow, sql).map((row) => ({ template: row.template_json, isDeleted: row.kind === 'deleted' }))
}
