import type { ControlCount } from '../snapshot.model';
import { EXERCISED_IN_PERIOD } from './exercises';
import { PLANNED_IN_PERIOD } from './plans';
import { rows } from '../../foundation/sql-columns';
import type { Registers } from './registers';

// $1 vendor, $2 first and $3 last day of the period, $4 period. The same names as in populations.rules.ts.
const COUNTS: Record<string, { from: string; registered: string; selected?: string }> = {
  Services: { from: 'service x', registered: 'x.vendor_id = $1' },
  'Scope decisions': { from: 'scope_decision x', registered: 'x.vendor_id = $1' },
  'Objective sets': { from: 'objective_set x', registered: 'x.vendor_id = $1' },
  Sites: { from: 'site x', registered: 'x.vendor_id = $1' },
  Systems: { from: 'it_system x', registered: 'x.vendor_id = $1' },
  'Requirements and results': {
    from: 'obligation x',
    registered: 'x.vendor_id = $1',
    selected: 'x.period_id = $4',
  },
  Dependencies: { from: 'dependency x', registered: 'x.vendor_id = $1' },
  'Sub-outsourcers': { from: 'fourth_party x', registered: 'x.vendor_id = $1' },
  'Alternate places': { from: 'alternate_place x', registered: 'x.vendor_id = $1' },
  'Impact assessments': {
    from: 'impact_assessment x',
    registered: 'x.vendor_id = $1',
    selected: "x.state IN ('proposed', 'in_force', 'superseded')",
  },
  'Plan versions': { from: 'plan_version v', registered: 'v.vendor_id = $1', selected: PLANNED_IN_PERIOD },
  Exercises: { from: 'exercise e', registered: 'e.vendor_id = $1', selected: EXERCISED_IN_PERIOD },
  'Step results': {
    from: 'step_result x JOIN exercise e ON e.id = x.exercise_id',
    registered: 'e.vendor_id = $1',
    selected: EXERCISED_IN_PERIOD,
  },
  Findings: {
    from: 'finding x',
    registered: 'x.vendor_id = $1',
    selected: 'x.opened_at < $3::date + 1 AND (x.closed_at IS NULL OR x.closed_at >= $2::date)',
  },
  'Approved exceptions': {
    from: 'programme_exception x JOIN obligation o ON o.id = x.obligation_id',
    registered: 'x.vendor_id = $1',
    selected: 'o.period_id = $4',
  },
  Attestations: { from: 'attestation x', registered: 'x.vendor_id = $1', selected: 'x.period_id = $4' },
  'Change confirmations': {
    from: 'change_confirmation x',
    registered: 'x.vendor_id = $1',
    selected: 'x.period_id = $4',
  },
  'Independent reports': {
    from: 'assurance_report x',
    registered: 'x.vendor_id = $1',
    selected: 'x.period_id = $4 OR (x.covers_to >= $2::date AND coalesce(x.covers_from, x.covers_to) <= $3::date)',
  },
  Disruptions: {
    from: 'disruption x',
    registered: 'x.vendor_id = $1',
    selected: `(x.occurred_at AT TIME ZONE 'UTC')::date <= $3::date
      AND coalesce((coalesce(x.returned_to_normal_at, x.closed_at) AT TIME ZONE 'UTC')::date >= $2::date, true)`,
  },
  'Submissions and reviews': { from: 'submission x', registered: 'x.vendor_id = $1', selected: 'x.period_id = $4' },
};

const USED = 'AND $2::date <= $3::date AND $4::uuid IS NOT NULL';

const SQL = Object.entries(COUNTS)
  .map(
    ([table, { from, registered, selected = 'true' }], place) =>
      `SELECT ${place} AS place, '${table}' AS "table", count(*)::int AS registered, (count(*) FILTER (WHERE ${selected}))::int AS selected FROM ${from} WHERE ${registered} ${USED}`,
  )
  .join(' UNION ALL ');

/** Control totals that the database counts by itself, beside the rows that were read. */
export function readControlCounts({ manager, vendorId, period }: Registers): Promise<ControlCount[]> {
  return rows(manager, `SELECT "table", registered, selected FROM (${SQL}) counted ORDER BY place`, [
    ...[vendorId, period.startsOn, period.endsOn, period.id],
  ]);
}
