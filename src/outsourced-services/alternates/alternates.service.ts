import { Injectable } from '@nestjs/common';
import './alternates.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import { requireLinked, type Link } from './alternate-links';
import { AlternatePlace, AlternatePlaceService, AlternateTrial } from './alternate-place.entity';
import { alternatePlace, alternatePlaces } from './alternate-reads';
import { refusalsOfTerms, refusalsOfTrial } from './alternate-terms.rules';
import type {
  AddAlternatePlace,
  AlternatePlaceList,
  AlternatePlaceView,
  AlternatesQuery,
  ChangeAlternatePlace,
  EndAlternatePlace,
  PlaceTerms,
  ServedThere,
  TryAlternatePlace,
} from './alternates.dto';

/** Where services go on when their own place is lost, what was agreed about it, and whether anybody tried. */
@Injectable()
export class AlternatesService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, { vendorId, serviceId }: AlternatesQuery): Promise<AlternatePlaceList> {
    return this.work.read(actor, async ({ manager }) => {
      if (vendorId !== undefined) await requireVendor(manager, vendorId);
      const ranAt = this.clock.iso();
      const items = await alternatePlaces(manager, { vendorId, serviceId }, ranAt.slice(0, 10));
      return { total: items.length, ranAt, items };
    });
  }

  one(actor: Actor, id: string): Promise<AlternatePlaceView> {
    return this.work.read(actor, ({ manager }) => alternatePlace(manager, id, this.clock.today()));
  }

  add(actor: Actor, vendorId: string, given: AddAlternatePlace): Promise<AlternatePlaceView> {
    return this.work.perform(actor, async (w) => {
      const { registrantId } = await requireVendor(w.manager, vendorId);
      const { services, ...rest } = given;
      const terms = { ...NOTHING_SAID, ...fieldsOf(rest) };
      heed(...refusalsOfTerms(terms));
      await requireLinked(w.manager, vendorId, [...linksOf(given), ...linksToServices(services)]);
      const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(
        `SELECT app.next_reference('AP') AS ref`,
      );
      const place = { ...terms, name: given.name.trim(), id: newId(), registrantId, vendorId, ref };
      await w.manager.getRepository(AlternatePlace).insert({
        ...{ ...place, endedOn: null, endedReason: '', addedBy: actor.personId, addedAt: w.at, version: 1 },
      });
      const served = await serve(w, place, services);
      const { kind, name, seats } = place;
      await w.record('alternate-place.added', subjectOf(place), { kind, name, seats, services: served });
      return alternatePlace(w.manager, place.id, w.at.slice(0, 10));
    });
  }

  change(actor: Actor, id: string, given: ChangeAlternatePlace): Promise<AlternatePlaceView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireStanding(w, id);
      const { version, services, ...fields } = given;
      refuseStale(before, version);
      heed(...refusalsOfTerms({ ...before, ...fieldsOf(fields) }));
      await requireLinked(w.manager, before.vendorId, [...linksOf(given), ...linksToServices(services ?? [])]);
      const changes = changesOf(before, fields);
      const served = services && (await this.changedServices(w, before, services));
      if (Object.keys(changes).length === 0 && !served) return alternatePlace(w.manager, id, w.at.slice(0, 10));
      await amend(w.manager, { of: AlternatePlace, id, version }, changes);
      await w.record('alternate-place.changed', subjectOf(before), { changes: { ...changes, ...served } });
      return alternatePlace(w.manager, id, w.at.slice(0, 10));
    });
  }

  /** Somebody went there: a fact that stays. */
  try(actor: Actor, id: string, given: TryAlternatePlace): Promise<AlternatePlaceView> {
    return this.work.perform(actor, async (w) => {
      const place = await requireStanding(w, id);
      const { triedOn, seatsReached, minutes, result, note = '', exerciseId = null, evidenceVersionId = null } = given;
      heed(...refusalsOfTrial(given, w.at.slice(0, 10)));
      await requireLinked(w.manager, place.vendorId, [
        { to: 'exercise', id: exerciseId, pointer: '/exerciseId' },
        { to: 'evidenceVersion', id: evidenceVersionId, pointer: '/evidenceVersionId' },
      ]);
      const { registrantId, vendorId } = place;
      const trial = { id: newId(), registrantId, vendorId, placeId: id, triedOn, seatsReached, minutes, result, note };
      await w.manager.getRepository(AlternateTrial).insert({
        ...{ ...trial, exerciseId, evidenceVersionId, recordedBy: actor.personId, recordedAt: w.at },
      });
      await w.record('alternate-place.tried', subjectOf(place), {
        trialId: trial.id,
        triedOn,
        seatsReached,
        minutes,
        result,
      });
      return alternatePlace(w.manager, id, w.at.slice(0, 10));
    });
  }

  end(actor: Actor, id: string, { endedOn, reason, version }: EndAlternatePlace): Promise<AlternatePlaceView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireStanding(w, id);
      refuseStale(before, version);
      await amend(w.manager, { of: AlternatePlace, id, version }, changesOf(before, { endedOn, endedReason: reason }));
      await w.record('alternate-place.ended', subjectOf(before), { endedOn, reason });
      return alternatePlace(w.manager, id, w.at.slice(0, 10));
    });
  }

  private async changedServices(w: OpenWork, place: AlternatePlace, services: readonly ServedThere[]) {
    const before: ServedThere[] = await w.manager.query(
      'SELECT service_id AS "serviceId", capacity_pct AS "capacityPct" FROM alternate_place_service WHERE place_id = $1 ORDER BY service_id',
      [place.id],
    );
    await w.manager.query('DELETE FROM alternate_place_service WHERE place_id = $1', [place.id]);
    const after = await serve(w, place, services);
    const changed = changesOf({ services: before }, { services: after });
    return Object.keys(changed).length === 0 ? null : changed;
  }
}

/** What counts where nothing was said. */
const NOTHING_SAID = {
  ...{ forSiteId: null, siteId: null, counterparty: '', region: '', country: null, hazardZones: [] },
  ...{ agreementFrom: null, agreementTo: null, readyMinutes: null, use: null, reserved: null },
  ...{ reliedOn: false, connectivity: '', equipment: '', evidenceVersionId: null },
};

/** Fields that were given; the others stay. */
const fieldsOf = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

const linksOf = ({ forSiteId, siteId, evidenceVersionId }: PlaceTerms): Link[] => [
  { to: 'site', id: forSiteId, pointer: '/forSiteId' },
  { to: 'site', id: siteId, pointer: '/siteId' },
  { to: 'evidenceVersion', id: evidenceVersionId, pointer: '/evidenceVersionId' },
];
const linksToServices = (services: readonly ServedThere[]): Link[] =>
  services.map(({ serviceId }, i) => ({ to: 'service', id: serviceId, pointer: `/services/${i}/serviceId` }));

async function serve(
  w: OpenWork,
  place: Pick<AlternatePlace, 'id' | 'registrantId' | 'vendorId'>,
  services: readonly ServedThere[],
) {
  const { id: placeId, registrantId, vendorId } = place;
  const wanted = new Map(services.map(({ serviceId, capacityPct = null }) => [serviceId, capacityPct]));
  const served = [...wanted].map(([serviceId, capacityPct]) => ({ serviceId, capacityPct }));
  served.sort((one, other) => one.serviceId.localeCompare(other.serviceId));
  await w.manager
    .getRepository(AlternatePlaceService)
    .insert(served.map((one) => ({ registrantId, vendorId, placeId, ...one })));
  return served;
}

async function requireStanding(w: OpenWork, id: string): Promise<AlternatePlace> {
  const row = await w.manager.getRepository(AlternatePlace).findOne({ where: { id } });
  if (!row) throw notFound('place');
  if (row.endedOn !== null) throw new Problem('wrong-state', `${row.ref} ended on ${row.endedOn}.`);
  return row;
}

const subjectOf = ({ id, vendorId, ref }: Pick<AlternatePlace, 'id' | 'vendorId' | 'ref'>) => ({
  ...{ kind: 'alternate_place', id, vendorId, ref },
});
