import { confirmed } from './confirmed';
import { pdfOf } from './documents/pdf-paper';
import { callTreeDrill } from './documents/people-papers';
import type { Known } from './last-year.story';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';

/** Change confirmations of 2026: three vendors in time, one late with a named change, one silent since summer. */
export function quarters(those: Record<'quillfeather' | 'osprey' | 'saltmarsh' | 'larkmoor', Known>): Scene[] {
  const { quillfeather, osprey, saltmarsh, larkmoor } = those;
  return [
    ...[quillfeather, osprey, saltmarsh, larkmoor].flatMap(({ desk }) =>
      confirmed(desk, { quarter: 'Q1', day: '2026-04-08' }),
    ),
    ...[quillfeather, saltmarsh, larkmoor].flatMap(({ desk }) => confirmed(desk, { quarter: 'Q2', day: '2026-07-08' })),
    ...confirmed(osprey.desk, { quarter: 'Q2', day: '2026-08-06', changes: [DEPUTY] }),
    scene('2026-08-11T15:00:00Z', 'Osprey Hollow: a drill with the new deputy', () => drill(osprey)),
    ...submitted(osprey.desk, {
      ...{ day: '2026-08-11', wanted: ['PLN-05@contact_change'], note: 'Drill with the new deputy coordinator.' },
      judgement: { summary: 'The new deputy was reached on both channels.' },
    }),
    ...[quillfeather, osprey].flatMap(({ desk }) => confirmed(desk, { quarter: 'Q3', day: '2026-10-07' })),
    ...confirmed(saltmarsh.desk, { quarter: 'Q3', day: '2026-10-08', changes: [DUCT] }),
  ];
}

const DEPUTY = {
  ...{ event: 'contact_change', happenedOn: '2026-07-27' },
  text: 'Our deputy coordinator left; Anneke Brandvold took over on 27 July and is reached by the duty telephone.',
};

const DUCT = {
  ...{ event: null, happenedOn: '2026-08-27' },
  text: 'We learned that Church Street was joined to duct GS-41 in May; our confirmation of July did not know it.',
};

async function drill({ desk }: Known): Promise<void> {
  await new RegistrantDesk(desk).callContacts();
  desk.forgetSchedule();
  const paper = await pdfOf(callTreeDrill(desk.cast, '2026-08-10'), `${desk.cast.prefix} call tree drill August.pdf`);
  const filing = { title: 'Call tree drill with the new deputy', kind: 'EV-CALL', madeOn: '2026-08-10' };
  await desk.bring(paper, { ...filing, for: ['PLN-05@contact_change'] });
  await desk.bringAgain(`${desk.cast.prefix} notice clause.pdf`, ['PLN-05@contact_change']);
}
