import type { Deed, Deeds, Subject } from './audit-trail/deeds';
import type { OpenWork } from './audit-trail/open-work';
import type { Reactions } from './audit-trail/reactions';
import { dependenciesArise } from './dependency-events';
import type { EventFollowing } from './obligations/event-following';
import type { RecordedEventsService } from './obligations/recorded-events.service';

/** Whom an event concerns: a service, or the vendor as a whole (null). */
interface Concern {
  serviceId: string | null;
  /** Names the event among others of its kind. */
  ref: string;
  /** `YYYY-MM-DD`; the day of the deed without it. */
  on?: string;
}

type Concerns<D extends Deed> = (w: OpenWork, subject: Subject, particulars: Deeds[D]) => Promise<Concern[]>;

/** What happened to something on a day: a second change of another day is another event. */
const dated = (w: OpenWork, name: string): string => `${name.slice(0, 60)} ${w.at.slice(0, 10)}`;

/** A new name alone changes nothing that a requirement asks about. */
const isMaterial = (changes: object): boolean => Object.keys(changes).some((field) => field !== 'name');

const CONTRACT_TERMS = ['contractNoticeMinutes', 'contractNoticeFrom'];

const ofVendor: Concerns<Deed> = (w, { ref = '' }) => Promise.resolve([{ serviceId: null, ref: dated(w, ref) }]);
const ofService: Concerns<Deed> = (w, { id, ref = '' }) => Promise.resolve([{ serviceId: id, ref: dated(w, ref) }]);

function ofLinked(link: 'service_site' | 'service_system', column: 'site_id' | 'system_id') {
  return async (w: OpenWork, { id, ref = '' }: Subject, { changes }: { changes: object }): Promise<Concern[]> => {
    if (!isMaterial(changes)) return [];
    const rows: { serviceId: string }[] = await w.manager.query(
      `SELECT service_id AS "serviceId" FROM ${link} WHERE ${column} = $1 ORDER BY service_id`,
      [id],
    );
    return rows.map(({ serviceId }) => ({ serviceId, ref: dated(w, ref) }));
  };
}

// An exercise that stands for a real event is asked about as that event.
const ofExercise: Concerns<Deed> = (w, { id }) =>
  w.manager.query(
    `SELECT service_id AS "serviceId", ref, (coalesce(occurred_at, started_at, results_at) AT TIME ZONE 'UTC')::date::text AS "on" FROM exercise WHERE id = $1 AND disruption_id IS NULL`,
    [id],
  );

const ofDisruption: Concerns<Deed> = (w, { id, ref = '' }) =>
  w.manager.query(
    `SELECT s.service_id AS "serviceId", $2::text AS ref, (coalesce(s.verified_at, d.recovered_at) AT TIME ZONE 'UTC')::date::text AS "on"
     FROM disruption d JOIN disruption_service s ON s.disruption_id = d.id AND s.removed_at IS NULL WHERE d.id = $1 ORDER BY s.service_id`,
    [id, ref],
  );

const ofRecovery: Concerns<'disruption.recovered'> = async (w, subject, particulars) =>
  particulars.wasActivated ? ofDisruption(w, subject, particulars) : [];

const ofContract: Concerns<'vendor.changed'> = async (w, subject, { changes }) =>
  CONTRACT_TERMS.some((term) => term in changes) ? ofVendor(w, subject, { changes }) : [];

const ofPlan: Concerns<'plan-version.superseded'> = (w, _, { by }) =>
  w.manager.query(
    `SELECT s.id AS "serviceId", p.ref || ' ' || v.label AS ref FROM plan_version v JOIN plan p ON p.id = v.plan_id JOIN service s ON s.id = ANY (v.service_ids)
     WHERE v.id = $1 ORDER BY s.ref`,
    [by],
  );

const ofFinding: Concerns<'finding.opened'> = async (w, { ref = '' }, { obligationId, exerciseId }) => {
  const [row]: { serviceId: string | null }[] = await w.manager.query(
    `SELECT coalesce((SELECT service_id FROM obligation WHERE id = $1), (SELECT service_id FROM exercise WHERE id = $2)) AS "serviceId"`,
    [obligationId, exerciseId],
  );
  return [{ serviceId: row?.serviceId ?? null, ref }];
};

/** A first assessment changes nothing; one that replaces another does. */
const ofImpact: Concerns<'impact.accepted'> = (w, { ref = '' }, { serviceId, inForce, isFirst }) =>
  Promise.resolve(inForce && !isFirst ? [{ serviceId, ref: dated(w, ref) }] : []);

type Arising = <D extends Deed>(deed: D, event: string, concerns: Concerns<D>) => void;

function ofTheRegister(on: Arising): void {
  on('site.changed', 'site_change', ofLinked('service_site', 'site_id'));
  on('service.sites-set', 'site_change', ofService);
  on('system.changed', 'system_change', ofLinked('service_system', 'system_id'));
  on('service.systems-set', 'system_change', ofService);
  on('service.added', 'service_change', ofService);
  on('service.changed', 'service_change', async (w, subject, particulars) =>
    isMaterial(particulars.changes) ? ofService(w, subject, particulars) : [],
  );
  for (const deed of ['vendor.contact-added', 'vendor.contact-changed', 'vendor.contact-removed'] as const)
    on(deed, 'contact_change', ofVendor);
  on('vendor.changed', 'contract_change', ofContract);
  on('impact.accepted', 'bia_change', ofImpact);
}

/** A SOC 1 report makes the map of user-entity controls due for each service that it speaks of. */
const ofReport: Concerns<'assurance.received'> = (_, { ref = '' }, { kind, serviceIds }) =>
  Promise.resolve(kind === 'soc1' ? serviceIds.map((serviceId) => ({ serviceId, ref })) : []);

/**
 * Which deeds are events of the catalogue: they arise by themselves, and what they make due is scheduled at once. The
 * others (a contract signed, a threat) have no deed here, and a person records them.
 */
export function eventsArise(reactions: Reactions, events: RecordedEventsService, following: EventFollowing): void {
  const on: Arising = (deed, event, concerns) => {
    reactions.on(deed, async (w, subject, particulars) => {
      const { vendorId } = subject;
      if (vendorId === null) return;
      for (const { serviceId, ref, on: day = w.at.slice(0, 10) } of await concerns(w, subject, particulars))
        await events.arise(w, vendorId, { event, happenedOn: day, ref, ...(serviceId === null ? {} : { serviceId }) });
    });
  };
  ofTheRegister(on);
  dependenciesArise(on);
  on('plan-version.superseded', 'plan_superseded', ofPlan);
  on('disruption.recovered', 'disruption_recovered', ofRecovery);
  on('disruption.closed', 'disruption_closed', ofDisruption);
  on('exercise.results-entered', 'exercise_completed', ofExercise);
  on('exercise.reviewed', 'exercise_closed', ofExercise);
  on('assurance.received', 'new_soc_report', ofReport);
  on('finding.opened', 'finding_opened', ofFinding);
  reactions.on('event.recorded', async (w, { vendorId }) => {
    if (vendorId !== null) await following.follow(w, vendorId);
  });
}
