import type { Migration } from './migration.ts'

export const addOwnTemplates: Migration = {
  number: 14,
  name: 'add-own-templates',
  sql: `
-- Templates that were made or brought in here. Each save is the next line; one that was taken out of the list is still there for the drafts that it made.
CREATE TABLE own_templates (
  number INTEGER PRIMARY KEY,
  template_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('saved', 'deleted', 'restored')),
  template_json TEXT,
  at INTEGER NOT NULL,
  CHECK ((kind = 'saved') = (template_json IS NOT NULL))
) STRICT;
CREATE INDEX own_templates_by_id ON own_templates (template_id, number);

CREATE TRIGGER own_templates_are_not_changed BEFORE UPDATE ON own_templates BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER own_templates_are_not_deleted BEFORE DELETE ON own_templates BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
