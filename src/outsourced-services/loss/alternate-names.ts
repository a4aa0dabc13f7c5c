import type { EntityManager } from 'typeorm';
import type { DependencyName } from './dependency-name';

const NAMES = `
  SELECT p.id, p.ref, p.name, p.seats, p.counterparty, p.agreement_to::text AS "agreementTo", p.use, p.reserved,
    coalesce(nullif(concat_ws(', ', nullif(s.city, ''), nullif(s.region, ''), s.country), ''), concat_ws(', ', nullif(p.region, ''), p.country)) AS place,
    (SELECT jsonb_build_object('triedOn', t.tried_on, 'seatsReached', t.seats_reached, 'minutes', t.minutes)
      FROM alternate_trial t WHERE t.place_id = p.id ORDER BY t.tried_on DESC, t.recorded_at DESC LIMIT 1) AS trial
  FROM alternate_place p LEFT JOIN site s ON s.id = p.site_id WHERE p.id = ANY ($1)`;

interface Row extends Pick<DependencyName, 'id' | 'ref' | 'name' | 'place'> {
  seats: number;
  counterparty: string;
  agreementTo: string | null;
  use: string | null;
  reserved: boolean | null;
  trial: { triedOn: string; seatsReached: number; minutes: number } | null;
}

/** Alternate places, named as what stands in for a site. */
export async function alternateNames(manager: EntityManager, ids: readonly string[]): Promise<DependencyName[]> {
  const rows: Row[] = await manager.query(NAMES, [ids]);
  return rows.map((row) => ({
    ...{
      id: row.id,
      ref: row.ref,
      name: row.name,
      place: row.place,
      kind: 'alternate_place',
      role: 'standby' as const,
    },
    ...{ theirRtoMinutes: null, resourceId: null, resourceName: null, basis: basisOf(row) },
  }));
}

function basisOf({ seats, counterparty, agreementTo, use, reserved, trial }: Row): string {
  const shared = use === 'shared' || reserved === false;
  return [
    counterparty === '' ? `${seats} seats` : `${seats} seats by agreement with ${counterparty}`,
    ...(agreementTo === null ? [] : [`to ${agreementTo}`]),
    ...(shared ? ['others may be there first, so that they are not vouched for'] : []),
    trial === null
      ? 'never tried'
      : `tried on ${trial.triedOn}: ${trial.seatsReached} seats after ${trial.minutes} min`,
  ].join(', ');
}
