import type { Migration } from './migration.ts'

export const addAnswers: Migration = {
  number: 5,
  name: 'add-answers',
  sql: `
-- What the model answered to one request of a complete draft, by the hash of everything that it read for it.
CREATE TABLE answers (
  number INTEGER PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  key TEXT NOT NULL,
  answer_json TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_key ON answers (key, number);

CREATE TRIGGER answers_are_not_changed BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER answers_are_not_deleted BEFORE DELETE ON answers BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
