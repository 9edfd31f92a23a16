import type { Migration } from './migration.ts'

export const addDialogueTurns: Migration = {
  number: 9,
  name: 'add-dialogue-turns',
  sql: `
-- What the physician asked about a note and what it was answered with. draft_id: the note's newest draft then, NULL before the first;
-- record_version: the text that the reply's passages stand in.
CREATE TABLE dialogue_turns (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note_id TEXT NOT NULL,
  draft_id TEXT REFERENCES drafts (id),
  record_version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  question_json TEXT NOT NULL,
  reply_json TEXT NOT NULL,
  FOREIGN KEY (note_id, record_version) REFERENCES record_versions (note_id, version)
) STRICT;
CREATE INDEX dialogue_turns_of_note ON dialogue_turns (note_id, number);

CREATE TRIGGER dialogue_turns_are_not_changed BEFORE UPDATE ON dialogue_turns BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER dialogue_turns_are_not_deleted BEFORE DELETE ON dialogue_turns BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
