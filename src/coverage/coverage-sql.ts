/** Nobody has submitted it, or what was submitted came back: the next move is the vendor's, or the programme's own. */
export const OPEN = `o.progress <> 'submitted' AND (o.conclusion IS NULL OR o.conclusion = 'under_review')`;
export const WAITS_FOR_REVIEW = `o.progress = 'submitted' AND (o.conclusion IS NULL OR o.conclusion = 'under_review')`;

/**
 * Vendors of a report ($1 the period, $2 one vendor or null), with what their tiers and lanes are told by: their tally, and
 * their services while they have no obligations yet.
 */
export const FLEET = `
  SELECT v.id, v.name, CASE WHEN t.vendor_id IS NULL THEN (SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active') ELSE t.tier END AS tier, coalesce(t.icfr, false) AS icfr
  FROM vendor v LEFT JOIN coverage_tally t ON t.vendor_id = v.id AND t.period_id = $1
  WHERE ($2::uuid IS NULL OR v.id = $2) AND (v.state NOT IN ('prospect', 'exited') OR t.cells <> '{}')`;

/** ICFR relevance that weighs on an obligation: its service's (x), or that of all services of its vendor (f) together. */
export const ICFR = `coalesce(x.icfr_relevant, f.icfr)`;

/** When an exercise `e` showed what it shows. */
export const PROVED_AT = `coalesce(e.verified_at, e.occurred_at, e.results_at)`;
export const VALID_TEST = `e.is_test AND coalesce(e.outcome, '') <> 'not_a_valid_test'`;
/** At least one objective of an exercise `e` was missed: the same as `recoveryResultOf`, with which a test compares it. */
export const MISSED = `coalesce(e.rto_objective_minutes IS NOT NULL AND (e.not_recovered_reason IS NOT NULL OR e.achieved_rto_minutes > e.rto_objective_minutes) OR e.achieved_rpo_minutes > e.rpo_objective_minutes, false)`;

/** The requirement whose lane a service's recovery tests belong to. */
export const STEP_TEST = 'TST-02';
