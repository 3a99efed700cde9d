/** Callers to be called back, who has taken on which, and why no ticket was made of a call. */
export const callbacks = `
ALTER TABLE calls ADD COLUMN disposition_note TEXT NOT NULL DEFAULT '';
-- Pages of the log go by both.
DROP INDEX calls_joined;
CREATE INDEX calls_joined ON calls(joined_at, id);

CREATE TABLE heard_calls (
  call_id TEXT PRIMARY KEY REFERENCES calls(id), number TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
  wait_ms INTEGER NOT NULL, link TEXT NOT NULL, queue TEXT NOT NULL, journey TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX heard_calls_number ON heard_calls(number, kind, at);

CREATE TABLE callbacks (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, attempts INTEGER NOT NULL, first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL, longest_wait_ms INTEGER NOT NULL, queues TEXT NOT NULL,
  last_call TEXT NOT NULL REFERENCES calls(id), tries INTEGER NOT NULL, tried_at INTEGER,
  taken_by TEXT REFERENCES users(id), taken_at INTEGER, closed_at INTEGER, closed_by TEXT REFERENCES users(id),
  closed_call TEXT REFERENCES calls(id), reason TEXT, note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX callbacks_open ON callbacks(number) WHERE closed_at IS NULL;
CREATE INDEX callbacks_newest ON callbacks(last_at) WHERE closed_at IS NULL;
CREATE INDEX callbacks_closed ON callbacks(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX callbacks_number ON callbacks(number, closed_at);
CREATE INDEX callbacks_last_call ON callbacks(last_call);
CREATE INDEX callbacks_closed_call ON callbacks(closed_call) WHERE closed_call IS NOT NULL;
CREATE INDEX callbacks_taken_by ON callbacks(taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX callbacks_closed_by ON callbacks(closed_by) WHERE closed_by IS NOT NULL;

CREATE TABLE promise_takes (
  ticket_id TEXT NOT NULL REFERENCES tickets(id), promise TEXT NOT NULL, taken_by TEXT NOT NULL REFERENCES users(id),
  taken_at INTEGER NOT NULL, PRIMARY KEY (ticket_id, promise)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_takes_taken_by ON promise_takes(taken_by);
CREATE INDEX ticket_clocks_open ON ticket_clocks(commitment, ticket_id)
WHERE state IN ('running', 'paused', 'overdue', 'awaiting-agreement', 'incomplete');
`
