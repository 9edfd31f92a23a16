import type { Migration } from './migration.ts'

export const addAuthors: Migration = {
  number: 13,
  name: 'add-authors',
  sql: `
-- Who wrote a version, who signed: account, name and role as they were then. NULL where it was written before this step, and of what the model wrote.
ALTER TABLE draft_versions ADD COLUMN actor_json TEXT;
ALTER TABLE signatures ADD COLUMN actor_json TEXT;

-- An intern's signature, which frees nothing: a physician's has to follow. It holds for its version only.
CREATE TABLE first_signatures (
  number INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL REFERENCES notes (id),
  draft_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_json TEXT NOT NULL,
  UNIQUE (draft_id, version),
  FOREIGN KEY (draft_id, version) REFERENCES draft_versions (draft_id, version)
) STRICT;

CREATE TRIGGER first_signatures_are_not_changed BEFORE UPDATE ON first_signatures BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER first_signatures_are_not_deleted BEFORE DELETE ON first_signatures BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
