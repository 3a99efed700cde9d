/**
 * Policies as versions: what a ticket was promised stays, whatever file comes after it. Tickets from before carry the version
 * their clocks were measured by.
 */
export const policyVersions = `
CREATE TABLE policy_versions (
  policy_id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, active_from INTEGER,
  applies_to_running INTEGER NOT NULL, added_by TEXT NOT NULL, added_at INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (policy_id, version)
) STRICT;

ALTER TABLE tickets ADD COLUMN policy_version INTEGER NOT NULL DEFAULT 1;
UPDATE tickets SET policy_version =
  coalesce((SELECT max(policy_version) FROM ticket_clocks WHERE ticket_id = tickets.id), 1);
CREATE INDEX tickets_open_policy ON tickets(policy_id, policy_version, id) WHERE stage <> 'closed';
`
