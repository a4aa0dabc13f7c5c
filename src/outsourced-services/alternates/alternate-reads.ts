import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { gapsOfAlternate, type AlternateFacts } from './alternate.rules';
import type { AlternatePlaceView, TrialView } from './alternates.dto';

type Row = Omit<AlternatePlaceView, 'addedAt' | 'gaps' | 'trials'> & {
  addedAt: Date;
  trials: TrialView[];
  periodEnd: string | null;
};

const SITE = (column: string) =>
  `(SELECT jsonb_build_object('id', i.id, 'name', i.name, 'hazardZones', i.hazard_zones) FROM site i WHERE i.vendor_id = p.vendor_id AND i.id = p.${column})`;

// RFC 3339 with milliseconds, as every other time of the API is written.
const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ROWS = `
  SELECT p.id, p.vendor_id AS "vendorId", app.vendor_name(p.vendor_id) AS "vendorName", p.ref, p.kind, p.name, ${SITE('for_site_id')} AS "forSite", ${SITE('site_id')} AS site,
    p.counterparty, p.region, p.country, p.hazard_zones AS "hazardZones", p.agreement_from::text AS "agreementFrom", p.agreement_to::text AS "agreementTo", p.seats,
    p.ready_minutes AS "readyMinutes", p.use, p.reserved, p.relied_on AS "reliedOn", p.connectivity, p.equipment, p.evidence_version_id AS "evidenceVersionId",
    (SELECT v.item_id FROM evidence_version v WHERE v.vendor_id = p.vendor_id AND v.id = p.evidence_version_id) AS "evidenceItemId",
    p.ended_on::text AS "endedOn", p.ended_reason AS "endedReason", p.added_at AS "addedAt", p.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'ref', s.ref, 'name', s.name, 'tier', s.tier, 'rtoMinutes', o.rto_minutes, 'capacityPct', l.capacity_pct) ORDER BY s.ref), '[]')
      FROM alternate_place_service l JOIN service s ON s.vendor_id = l.vendor_id AND s.id = l.service_id
        LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
      WHERE l.vendor_id = p.vendor_id AND l.place_id = p.id) AS services,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'triedOn', t.tried_on, 'seatsReached', t.seats_reached, 'minutes', t.minutes, 'result', t.result, 'note', t.note,
        'exerciseId', t.exercise_id, 'exerciseRef', e.ref, 'evidenceVersionId', t.evidence_version_id, 'recordedByName', app.person_name(t.recorded_by),
        'recordedAt', to_char(t.recorded_at AT TIME ZONE 'UTC', ${TIME})) ORDER BY t.tried_on DESC, t.recorded_at DESC), '[]')
      FROM alternate_trial t LEFT JOIN exercise e ON e.vendor_id = t.vendor_id AND e.id = t.exercise_id WHERE t.vendor_id = p.vendor_id AND t.place_id = p.id) AS trials,
    (SELECT max(c.ends_on)::text FROM compliance_period c WHERE c.state IN ('open', 'closing') AND c.starts_on <= $4::date) AS "periodEnd"
  FROM alternate_place p
  WHERE ($1::uuid IS NULL OR p.vendor_id = $1) AND ($2::uuid IS NULL OR p.id = $2)
    AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM alternate_place_service l WHERE l.place_id = p.id AND l.service_id = $3))
  ORDER BY p.ended_on IS NOT NULL, "vendorName", p.ref`;

export interface AlternateFilter {
  vendorId?: string | undefined;
  id?: string;
  serviceId?: string | undefined;
}

/** Places with what is missing about each on a day; those that ended stand last. */
export async function alternatePlaces(
  manager: EntityManager,
  { vendorId, id, serviceId }: AlternateFilter,
  today: string,
): Promise<AlternatePlaceView[]> {
  const rows: Row[] = await manager.query(ROWS, [vendorId ?? null, id ?? null, serviceId ?? null, today]);
  return rows.map((row) => viewOf(row, today));
}

export async function alternatePlace(manager: EntityManager, id: string, today: string): Promise<AlternatePlaceView> {
  const [view] = await alternatePlaces(manager, { id }, today);
  if (!view) throw notFound('place');
  return view;
}

function viewOf({ addedAt, periodEnd, ...row }: Row, today: string): AlternatePlaceView {
  const hazardZones = row.site?.hazardZones ?? row.hazardZones;
  const facts = factsOf({ ...row, hazardZones });
  const gaps = row.endedOn === null ? gapsOfAlternate(facts, today, periodEnd) : [];
  return { ...row, hazardZones, addedAt: addedAt.toISOString(), gaps };
}

function factsOf(row: Omit<Row, 'addedAt' | 'periodEnd'>): AlternateFacts {
  const { forSite, site, trials } = row;
  const sites = { forSiteId: forSite?.id ?? null, siteId: site?.id ?? null };
  return { ...row, ...sites, siteHazardZones: forSite?.hazardZones ?? null, trial: trials[0] ?? null };
}
