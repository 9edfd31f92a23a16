import type { Migration } from './migration.ts'

/** An index over texts that stand elsewhere; unlike those it is derived and may change. The program fills it, also for what was there before. */
export const addSearch: Migration = {
  number: 6,
  name: 'add-search',
  sql: `
-- Which text a row of the index is about: the newest record of a note, its newest draft, what was signed of it last.
CREATE TABLE search_texts (
  number INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL REFERENCES notes (id),
  kind TEXT NOT NULL CHECK (kind IN ('record', 'draft', 'signed')),
  draft_id TEXT REFERENCES drafts (id),
  UNIQUE (note_id, kind)
) STRICT;

-- rowid: search_texts.number. No text and no places, only which three signs in a row stand in which text.
CREATE VIRTUAL TABLE search_index USING fts5 (signs, tokenize = 'trigram', content = '', contentless_delete = 1, detail = none);
`,
}
