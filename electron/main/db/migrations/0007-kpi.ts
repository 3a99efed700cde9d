/** Reports of telephony: who told of a span, and the calls and spans of a period read from an index alone. */
export const kpi = `
ALTER TABLE agent_spans ADD COLUMN source TEXT NOT NULL DEFAULT 'ami';

CREATE INDEX calls_counted ON calls(joined_at, outcome, link, queue, agent, wait_ms, talk_ms, hold_ms, wrap_up_ms, ended_by,
  incomplete, source, visit) WHERE kind = 'queue';
DROP INDEX agent_spans_time;
CREATE INDEX agent_spans_counted ON agent_spans(link, extension, from_at, to_at, state, source, reason);
`
