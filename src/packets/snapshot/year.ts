import { deferralRows } from '../../exercises/programme/deferral-rows';
import { activityViews, programmeSummaries, writtenLines } from '../../exercises/programme/programme-rows';
import { drillRows, restoreRows, trainingRows } from '../../exercises/programme/register-rows';
import type { ProgrammeFacts, YearFacts } from '../snapshot-registers.model';
import { maskedThroughout } from '../masking.rules';
import { plain, withoutVersion } from './plain';
import type { Registers } from './registers';

/** The period's exercise programme as agreed, what was put off, and what else was tried and trained in it. */
export async function readYear(from: Registers): Promise<YearFacts> {
  const { manager, vendorId, period } = from;
  const within = ({ heldOn }: { heldOn: string }) => heldOn >= period.startsOn && heldOn <= period.endsOn;
  const deferrals = await deferralRows(manager, { vendorId });
  return plain({
    programmes: await readProgrammes(from),
    deferrals: deferrals
      .filter((one) => one.plannedBefore >= period.startsOn && one.plannedBefore <= period.endsOn)
      .map(withoutVersion),
    drills: maskedThroughout((await drillRows(manager, { vendorId })).filter(within)),
    restores: (await restoreRows(manager, { vendorId })).filter(within),
    trainings: (await trainingRows(manager, { vendorId })).filter(within),
  });
}

/** Drafts are the vendor's own until they are proposed. */
async function readProgrammes({ manager, vendorId, period, asOf }: Registers): Promise<ProgrammeFacts[]> {
  const found = await programmeSummaries(manager, { vendorId, periodId: period.id });
  const programmes: ProgrammeFacts[] = [];
  for (const one of found.filter(({ state }) => state !== 'draft'))
    programmes.push({
      ...withoutVersion(one),
      lines: await writtenLines(manager, one.id, asOf),
      activities: await activityViews(manager, { id: one.id, vendorId, from: period.startsOn, to: period.endsOn }),
    });
  return programmes;
}
