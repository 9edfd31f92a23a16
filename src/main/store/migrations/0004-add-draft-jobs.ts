import type { Migration } from './migration.ts'

export const addDraftJobs: Migration = {
  number: 4,
  name: 'add-draft-jobs',
  sql: `
-- The job that a complete draft answers, as the hash of everything that decides its words: an identical job is answered with them.
CREATE TABLE draft_jobs (
  number INTEGER PRIMARY KEY,
  draft_id TEXT NOT NULL UNIQUE REFERENCES drafts (id),
  key TEXT NOT NULL
) STRICT;
CREATE INDEX draft_jobs_by_key ON draft_jobs (key, number);

CREATE TRIGGER draft_jobs_are_not_changed BEFORE UPDATE ON draft_jobs BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER draft_jobs_are_not_deleted BEFORE DELETE ON draft_jobs BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
