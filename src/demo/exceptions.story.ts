import { ExceptionDecisionsService } from '../exceptions/exception-decisions.service';
import { ExceptionsService } from '../exceptions/exceptions.service';
import { FindingVerdictsService } from '../findings/finding-verdicts.service';
import { FindingsService } from '../findings/findings.service';
import type { Known } from './last-year.story';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

/** One exception in force, one that waits, and a finding that was opened in error. */
export function exceptions(those: Record<'vantelle' | 'copperline' | 'larkmoor', Known>): Scene[] {
  const { vantelle, copperline, larkmoor } = those;
  return [...withoutRehearsal(vantelle.desk), ...waiting(copperline.desk), ...openedInError(larkmoor.desk)];
}

const WITHOUT_REHEARSAL = {
  until: '2027-03-31',
  reason: 'The exit cannot be rehearsed before the new settlement engine is in use in February 2027.',
  risk: 'An exit within that time would rest on a plan that was read and never tried.',
  measures: [
    { description: 'A monthly export of all records is read in by the registrant.', ownerName: 'Camille Roussel' },
    { description: 'Two engineers are reserved by contract for an exit.', ownerName: 'Bastien Leclerc' },
  ],
};

/** Vantelle cannot rehearse its exit this year: excepted to 31 March 2027, with measures that were looked at. */
function withoutRehearsal(desk: VendorDesk): Scene[] {
  const { rooms, crowd } = desk.stage;
  const exception = { id: '', measures: [] as string[] };
  return [
    scene('2026-10-13T14:00:00Z', 'Vantelle: exception asked for', async () => {
      const [obligationId = ''] = await desk.obligations(['SEC-EUF-01']);
      const given = { ...WITHOUT_REHEARSAL, obligationId };
      const asked = await rooms.of(ExceptionsService).request(await desk.contributor(), given);
      Object.assign(exception, { id: asked.id, measures: asked.measures.map(({ id }) => id) });
    }),
    scene('2026-10-16T14:00:00Z', 'Vantelle: exception assessed', async () => {
      const note = 'Read the last two exports and the clause; both are as described.';
      const measures = exception.measures.map((id) => ({ id, verdict: 'works' as const, note }));
      await rooms.of(ExceptionDecisionsService).assess(await crowd.as('ines'), exception.id, {
        ...{ residualRisk: 'medium', measures },
        assessment: 'An exit would be slow and possible: data come out every month, and people are there.',
      });
    }),
    scene('2026-10-20T14:00:00Z', 'Vantelle: exception approved', async () => {
      const reason = 'Bounded by the date of the new engine; the exports are seen every month.';
      const decided = { part: 'second_line', decision: 'approved', reason } as const;
      await rooms.of(ExceptionDecisionsService).decide(await crowd.freshly('ruben'), exception.id, decided);
    }),
  ];
}

function waiting(desk: VendorDesk): Scene[] {
  return [
    scene('2026-11-18T16:00:00Z', 'Copperline: exception asked for', async () => {
      const [obligationId = ''] = await desk.obligations(['TST-02']);
      await desk.stage.rooms.of(ExceptionsService).request(await desk.stage.crowd.as('dana'), {
        ...{ obligationId, until: '2027-02-26' },
        reason: 'The vault moves to a new hall in January; a restore of everything is planned from there.',
        risk: 'Until then a restore of everything was last done in 2024.',
        measures: [{ description: 'A sample of each data set is restored every month.', ownerName: 'Wendell Oakes' }],
      });
    }),
  ];
}

/** A low finding that rests on a mistake: Ines asks to void it, Ruben agrees. */
function openedInError(desk: VendorDesk): Scene[] {
  const { rooms, crowd } = desk.stage;
  const found = { id: '' };
  return [
    scene('2026-10-07T14:00:00Z', 'Larkmoor: a finding', async () => {
      const given = {
        ...{ vendorId: desk.vendorId, severity: 'low' as const, title: 'No backup history for June' },
        ...{ description: 'The file of the second quarter ends on 29 June.', ownerName: 'Soren Whitby' },
      };
      found.id = (await rooms.of(FindingsService).open(await crowd.as('ines'), given)).id;
    }),
    scene('2026-10-08T14:00:00Z', 'Larkmoor: it was a mistake', async () => {
      const reason = 'The job of 30 June stands on the next page of the same file; nothing is missing.';
      await rooms.of(FindingVerdictsService).askVoid(await crowd.as('ines'), found.id, { reason });
    }),
    scene('2026-10-09T14:00:00Z', 'Larkmoor: the finding is void', async () => {
      const answer = { decision: 'approved', reason: 'Read the page; the finding was opened in error.' } as const;
      await rooms.of(FindingVerdictsService).answerVoid(await crowd.freshly('ruben'), found.id, answer);
    }),
  ];
}
