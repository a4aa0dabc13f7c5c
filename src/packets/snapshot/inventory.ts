import { alternatePlaces } from '../../outsourced-services/alternates/alternate-reads';
import { assumptionsOf } from '../../outsourced-services/dependencies/assumption-reads';
import { dependencyRows } from '../../outsourced-services/dependencies/dependency-rows';
import { viewOf } from '../../outsourced-services/dependencies/dependency-views';
import { subOutsourcers } from '../../outsourced-services/dependencies/fourth-party-reads';
import { dataSetsOf, teamsOf } from '../../outsourced-services/dependencies/register-reads';
import type { Peak, Score } from '../../outsourced-services/impact/impact-words.rules';
import type { ImpactFacts, InventoryFacts } from '../snapshot-registers.model';
import { columns, ownedBy, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';
import { plain, withoutVersion } from './plain';

/** What services rest on and what their loss would mean. Conflicts and standings are those of the packet's day. */
export async function readInventory(from: Registers): Promise<InventoryFacts> {
  const { manager, vendorId, asOf } = from;
  const dependencies = await dependencyRows(manager, { vendorId, showsMatching: true, ended: true });
  return plain({
    impacts: await readImpacts(from),
    dependencies: dependencies.map((row) => withoutVersion(viewOf(row, asOf))),
    subOutsourcers: (await subOutsourcers(manager, { vendorId }, asOf)).map(withoutVersion),
    dataSets: (await dataSetsOf(manager, vendorId)).map(withoutVersion),
    teams: (await teamsOf(manager, vendorId)).map(withoutVersion),
    alternates: (await alternatePlaces(manager, { vendorId }, asOf)).map(withoutVersion),
    assumptions: (await assumptionsOf(manager, { vendorId }, asOf)).map(withoutVersion),
  });
}

type Owned<T> = T & { ownerId: string };
type Bare = Owned<Omit<ImpactFacts, 'scores' | 'peaks'>>;

// What was proposed stays as it was proposed; a draft is its author's own, and what was returned never held.
const OURS = `a.vendor_id = $1 AND a.state IN ('proposed', 'in_force', 'superseded')`;

const ASSESSMENT = `
  SELECT a.id AS "ownerId", ${columns('a.service_id', 'a.ref', 'a.number', 'a.state', 'a.guide_version', 'a.note', 'a.mtpd_minutes', 'a.highest_score', 'a.content_sha256', 'a.effective_from::text')},
    ${people('a.proposed_by', 'a.vendor_accepted_by', 'a.registrant_accepted_by')}, ${times('a.proposed_at', 'a.vendor_accepted_at', 'a.registrant_accepted_at', 'a.superseded_at')}
  FROM impact_assessment a JOIN service s ON s.id = a.service_id WHERE ${OURS} ORDER BY s.ref, a.number`;

const SCORE = `
  SELECT x.assessment_id AS "ownerId", x.category, x.band, x.score, x.note
  FROM impact_score x JOIN impact_assessment a ON a.id = x.assessment_id WHERE ${OURS} ORDER BY x.assessment_id, x.category, x.band`;

const PEAK = `
  SELECT x.assessment_id AS "ownerId", ${columns('x.kind', 'x.label', 'x.days_before', 'x.days_after', 'x.season_from', 'x.season_to', 'x.multiplier_pct', 'x.categories', 'x.reason')}
  FROM impact_peak x JOIN impact_assessment a ON a.id = x.assessment_id WHERE ${OURS} ORDER BY x.assessment_id, x.number`;

async function readImpacts({ manager, vendorId }: Registers): Promise<ImpactFacts[]> {
  const assessments = await rows<Bare>(manager, ASSESSMENT, [vendorId]);
  const scores = await rows<Owned<Score>>(manager, SCORE, [vendorId]);
  const peaks = await rows<Owned<Peak>>(manager, PEAK, [vendorId]);
  return assessments.map(({ ownerId, ...one }) => ({
    ...one,
    scores: ownedBy(scores, ownerId),
    peaks: ownedBy(peaks, ownerId),
  }));
}
