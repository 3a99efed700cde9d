/** Several PBXs, every call with all that is known of it, and what agents did when. */
export const telephony = `
ALTER TABLE users ADD COLUMN phones TEXT NOT NULL DEFAULT '[]';

ALTER TABLE calls ADD COLUMN link TEXT NOT NULL DEFAULT 'main';
ALTER TABLE calls ADD COLUMN kind TEXT NOT NULL DEFAULT 'queue';
ALTER TABLE calls ADD COLUMN linkedid TEXT;
ALTER TABLE calls ADD COLUMN caller_name TEXT;
ALTER TABLE calls ADD COLUMN rings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE calls ADD COLUMN hold_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN wrap_up_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN ended_by TEXT;
ALTER TABLE calls ADD COLUMN transferred_to TEXT;
ALTER TABLE calls ADD COLUMN recording TEXT;
ALTER TABLE calls ADD COLUMN incomplete INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN disposition TEXT;
ALTER TABLE calls ADD COLUMN disposed_by TEXT REFERENCES users(id);
UPDATE calls SET visit = 'main/' || visit WHERE source <> 'sample';
CREATE INDEX calls_number ON calls(number, joined_at);
CREATE INDEX calls_linkedid ON calls(link, linkedid) WHERE linkedid IS NOT NULL;
CREATE INDEX calls_agent ON calls(agent, joined_at) WHERE agent IS NOT NULL;
CREATE INDEX calls_disposed_by ON calls(disposed_by) WHERE disposed_by IS NOT NULL;

CREATE TABLE agent_spans (
  id INTEGER PRIMARY KEY, link TEXT NOT NULL, extension TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, queue TEXT,
  from_at INTEGER NOT NULL, to_at INTEGER NOT NULL
) STRICT;
CREATE INDEX agent_spans_time ON agent_spans(from_at, to_at);

CREATE TABLE link_gaps (
  link TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER, PRIMARY KEY (link, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_gaps_time ON link_gaps(from_at);
`
