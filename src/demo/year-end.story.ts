import { PeriodMoves } from '../catalogue/period-moves.service';
import { ClosingService } from '../closing/closing.service';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';
import { openPeriod } from './taking-on.story';
import type { VendorDesk } from './vendor-desk';

const UNTESTED_PLAN =
  'The plan was written during FY2025 and no exercise of it took place in the year; the first is planned for 2026.';
const NOT_TESTED =
  'Nobody brought this forward in FY2025, the first year of the programme, or it arose after the last review of the year. It was not tested.';

/** January: FY2025 ends with an explicit word about everything, is locked, and the next year's dates follow from it. */
export function yearEnd(stage: Stage, desks: VendorDesk[]): Scene[] {
  return [
    scene('2026-01-05T15:00:00Z', 'FY2025: closing', () => close(stage)),
    scene('2026-01-08T15:00:00Z', 'FY2025: what nobody concluded', () => concludeRest(stage)),
    scene('2026-01-12T16:00:00Z', 'FY2025: locked', () => lock(stage)),
    scene('2026-01-13T15:00:00Z', 'Compliance period FY2026', () => openPeriod(stage, 2026)),
    ...desks.flatMap((desk, i) => [
      scene(`2026-01-14T15:${10 + i}:00Z`, `${desk.cast.name}: obligations of FY2026`, () =>
        new RegistrantDesk(desk).schedule(),
      ),
      scene(`2026-01-15T15:${10 + i}:00Z`, `${desk.cast.name}: contacts`, () =>
        new RegistrantDesk(desk).callContacts(),
      ),
    ]),
  ];
}

async function close(stage: Stage): Promise<void> {
  const ines = await stage.crowd.as('ines');
  const moves = stage.rooms.of(PeriodMoves);
  const { version } = await moves.one(ines, stage.periodId);
  await moves.close(ines, stage.periodId, { version, reason: 'The fiscal year ended on 31 December 2025.' });
}

/** The checklist names each of them; Ines concludes them with the reason that is true of them. */
async function concludeRest(stage: Stage): Promise<void> {
  const ines = await stage.crowd.as('ines');
  const closing = stage.rooms.of(ClosingService);
  const { groups } = await closing.checklist(ines, stage.periodId);
  const open = groups.filter((one) => one.kind === 'obligation').flatMap(({ items }) => items);
  const conclude = (those: typeof open, reason: string) => {
    const obligationIds = those.map(({ id }) => id);
    return closing.concludeRest(ines, stage.periodId, { conclusion: 'not_tested', reason, obligationIds });
  };
  const plans = open.filter(({ ref }) => ref === 'TST-02');
  await conclude(plans, UNTESTED_PLAN);
  await conclude(
    open.filter((one) => !plans.includes(one)),
    NOT_TESTED,
  );
}

async function lock(stage: Stage): Promise<void> {
  const ines = await stage.crowd.as('ines');
  const { version } = await stage.rooms.of(PeriodMoves).one(ines, stage.periodId);
  const reason = 'Every obligation has a conclusion; attestations are accepted and the packet is issued.';
  await stage.rooms.of(ClosingService).lock(ines, stage.periodId, { version, reason });
}
