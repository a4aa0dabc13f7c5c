import { PeriodsService } from '../catalogue/periods.service';
import { VendorsService } from '../vendors/vendors.service';
import { ELSEWHERE, SECOND_REGISTRANT } from './cast';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';

/** A second registrant with an officer and a vendor of its own; neither knows of the other. */
export function elsewhere(stage: Stage): Scene[] {
  return [scene('2026-02-02T14:00:00Z', SECOND_REGISTRANT.name, () => foundPalisade(stage))];
}

async function foundPalisade({ crowd, rooms }: Stage): Promise<void> {
  const { administrator, officer } = ELSEWHERE;
  await crowd.found({ registrant: SECOND_REGISTRANT, administrator }, 'noor');
  const { key, ...lena } = officer;
  await crowd.invite(key, 'noor', { ...lena, organisation: SECOND_REGISTRANT.name });
  const asLena = await crowd.as(key);
  const periods = rooms.of(PeriodsService);
  const period = await periods.plan(asLena, { code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31' });
  await periods.open(asLena, period.id, { version: period.version });
  await rooms.of(VendorsService).register(asLena, {
    ...{ name: 'Cinder Creek Dispatch', legalName: 'Cinder Creek Dispatch, LLC', country: 'US' },
    ...{ sectors: ['logistics'], summary: 'Dispatches trailers at night.', contractNoticeMinutes: 120 },
  });
}
