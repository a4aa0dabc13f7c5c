import type { EntityManager } from 'typeorm';
import type { CatalogueService } from '../../catalogue/catalogue.service';
import { notFound } from '../../foundation/problem';
import { isLate } from '../signing.rules';
import type { SignedNoneOccurred } from './none-occurred.dto';
import { disruptionsAgainst, eventsAgainst, type KnownDisruption, type KnownEvent } from './none-occurred.rules';

interface AskedRow {
  id: string;
  vendorId: string;
  serviceId: string | null;
  serviceName: string | null;
  requirementCode: string;
  occurrenceKey: string;
  dueOn: string;
  conclusion: string | null;
  periodId: string;
  periodCode: string;
  periodState: string;
  startsOn: string;
  endsOn: string;
  catalogueVersionId: string;
  vendorLegalName: string;
  registrantName: string;
}

/** An obligation with what its requirement looks for and what is recorded against it. */
export interface AskedForNone extends AskedRow {
  title: string;
  events: readonly string[];
  eventWords: Readonly<Record<string, string>>;
  sentence: string | null;
  against: KnownEvent[];
  disruptions: (KnownDisruption & { contradicts: boolean })[];
}

const ASKED = `
  SELECT o.id, o.vendor_id AS "vendorId", o.service_id AS "serviceId", s.name AS "serviceName", o.requirement_code AS "requirementCode",
    o.occurrence_key AS "occurrenceKey", o.due_on::text AS "dueOn", o.conclusion, o.period_id AS "periodId", p.code AS "periodCode", p.state AS "periodState",
    p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.catalogue_version_id AS "catalogueVersionId",
    v.legal_name AS "vendorLegalName", g.name AS "registrantName"
  FROM obligation o JOIN compliance_period p ON p.id = o.period_id JOIN vendor v ON v.id = o.vendor_id JOIN registrant g ON g.id = o.registrant_id
  LEFT JOIN service s ON s.id = o.service_id
  WHERE o.id = $1`;

/** Throws `not-found` for an obligation that the actor does not see, and for one of the registrant's own programme. */
export async function requireAsked(
  manager: EntityManager,
  catalogues: CatalogueService,
  obligationId: string,
): Promise<AskedForNone> {
  const [row]: AskedRow[] = await manager.query(ASKED, [obligationId]);
  if (!row) throw notFound('obligation');
  const { catalogue } = await catalogues.byId(manager, row.catalogueVersionId);
  const requirement = catalogue.requirements.find(({ id }) => id === row.requirementCode);
  const events = requirement?.cadence.events ?? [];
  const recorded: KnownEvent[] = await manager.query(
    `SELECT id, event, happened_on::text AS "on", service_id AS "serviceId" FROM recorded_event WHERE vendor_id = $1`,
    [row.vendorId],
  );
  const { serviceId, startsOn, endsOn } = row;
  return {
    ...{ ...row, title: requirement?.title ?? row.requirementCode, events, eventWords: catalogue.vocabularies.event },
    ...{ sentence: requirement?.cadence.noneOccurred ?? null },
    against: eventsAgainst(recorded, { events, serviceId }, { startsOn, endsOn }),
    disruptions: disruptionsAgainst(await disruptionsOf(manager, row.vendorId), { events, serviceId }, row),
  };
}

/** The vendor's real events, those that were withdrawn left out. */
function disruptionsOf(manager: EntityManager, vendorId: string): Promise<KnownDisruption[]> {
  return manager.query(
    `SELECT d.id, d.ref, d.title, (d.occurred_at AT TIME ZONE 'UTC')::date::text AS "occurredOn",
       CASE WHEN d.recovered_at IS NOT NULL THEN (coalesce((SELECT max(s.verified_at) FROM disruption_service s WHERE s.disruption_id = d.id AND s.removed_at IS NULL), d.recovered_at) AT TIME ZONE 'UTC')::date::text END AS "recoveredOn",
       EXISTS (SELECT 1 FROM disruption_activation a WHERE a.disruption_id = d.id) AS "wasActivated",
       ARRAY(SELECT s.service_id FROM disruption_service s WHERE s.disruption_id = d.id AND s.removed_at IS NULL) AS "serviceIds"
     FROM disruption d WHERE d.vendor_id = $1 AND d.withdrawn_at IS NULL`,
    [vendorId],
  );
}

const SIGNED = `
  SELECT n.id, n.state, n.from_on::text AS "fromOn", n.to_on::text AS "toOn", n.signer_name AS "signerName", n.signer_title AS "signerTitle",
    n.signed_at AS "signedAt", n.local_time AS "localTime", n.shown_text AS "shownText", n.shown_sha256 AS "shownSha256",
    app.person_name(n.decided_by) AS "decidedByName", n.decided_at AS "decidedAt", n.reason, n.superseded_at AS "supersededAt",
    e.event, e.happened_on::text AS "happenedOn"
  FROM none_occurred n LEFT JOIN recorded_event e ON e.id = n.superseded_by
  WHERE n.obligation_id = $1 ORDER BY n.signed_at DESC, n.id`;

type SignedRow = Omit<SignedNoneOccurred, 'signedAt' | 'decidedAt' | 'supersededAt' | 'late' | 'supersededByWords'> & {
  signedAt: Date;
  decidedAt: Date | null;
  supersededAt: Date | null;
  event: string | null;
  happenedOn: string | null;
};

export async function signedFor(manager: EntityManager, asked: AskedForNone): Promise<SignedNoneOccurred[]> {
  const rows: SignedRow[] = await manager.query(SIGNED, [asked.id]);
  return rows.map(({ event, happenedOn, ...row }) => {
    const signedAt = row.signedAt.toISOString();
    const words = event === null ? null : `${asked.eventWords[event] ?? event} (${happenedOn ?? ''})`;
    return {
      ...{ ...row, signedAt, late: isLate(signedAt, asked.dueOn), supersededByWords: words },
      ...{ decidedAt: row.decidedAt?.toISOString() ?? null, supersededAt: row.supersededAt?.toISOString() ?? null },
    };
  });
}
