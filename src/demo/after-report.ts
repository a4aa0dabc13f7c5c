import { correctiveActions } from './documents/people-papers';
import { pdfOf } from './documents/pdf-paper';
import { csvOf } from './documents/plain-files';
import type { PlanDesk, ToldPlan } from './plan-desk';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import type { VendorDesk } from './vendor-desk';

/** IMP-01: for each finding that was opened, the record of what is done about it, shown within fifteen days. */
export function tracked(desk: VendorDesk, told: { day: string; actions: string[] }): Scene[] {
  const { day, actions } = told;
  const { cast } = desk;
  const wanted = actions.map((_, i) => `IMP-01@finding_opened#${i + 1}`);
  return [
    scene(`${day}T14:40:00Z`, `${cast.name}: record of corrective actions`, async () => {
      await new RegistrantDesk(desk).schedule();
      const rows = actions.map((action) => [action, 'Its owner', 'See the finding', 'under way', 'Tarnbrook']);
      const file = await pdfOf(correctiveActions(cast, day, rows), `${cast.prefix} corrective actions ${day}.pdf`);
      await desk.bring(file, { title: 'Corrective action record', kind: 'EV-CAPA', madeOn: day, for: wanted });
    }),
    ...submitted(desk, {
      ...{ day, wanted, note: 'What is done about what was found.' },
      judgement: { summary: 'Each finding has an owner, an action and a date; nothing is overdue.' },
    }),
  ];
}

export interface Revised {
  day: string;
  told: ToldPlan;
  /** Brings the plan's file. */
  bring(): Promise<void>;
  /** What the closed exercise or event made due: PLN-04. */
  wanted: string[];
  /** Files that are put forward again because the plan was replaced, with what they are for. */
  again: [fileName: string, wanted: string][];
  /** PPL-01, which the briefing on the new version is for. */
  briefed: string;
  againOn: string;
}

/** The draft that a report opened becomes the next version: accepted within its time, and what refers to the old one follows. */
export function revised(desk: VendorDesk, plan: PlanDesk, how: Revised): Scene[] {
  const { name, prefix } = desk.cast;
  const { label, title } = how.told;
  return [
    scene(`${how.day}T15:00:00Z`, `${name}: plan ${label}`, async () => {
      await how.bring();
      await plan.write(how.told);
      await new RegistrantDesk(desk).schedule();
    }),
    ...submitted(desk, {
      ...{ day: how.day, wanted: how.wanted, note: `${title} ${label}, after the test.` },
      judgement: { summary: `Version ${label} takes in every change that the report lists.` },
    }),
    scene(`${how.againOn}T14:00:00Z`, `${name}: what plan ${label} makes due again`, async () => {
      desk.forgetSchedule();
      for (const [fileName, wanted] of how.again) await desk.bringAgain(fileName, [wanted]);
      const briefing = csvOf(`${prefix.toLowerCase()}-briefing-plan-${label}.csv`, [
        ['team', 'people', 'briefed', 'on'],
        ...['Recovery team', 'Duty managers', 'Operations centre'].map((team, i) => [team, 8 + i, 8 + i, how.againOn]),
      ]);
      const filing = { title: `Briefing on plan ${label}`, kind: 'EV-TRN', madeOn: how.againOn, for: [how.briefed] };
      await desk.bring(briefing, filing);
    }),
    ...submitted(desk, {
      ...{ day: how.againOn, wanted: [...how.again.map(([, one]) => one), how.briefed] },
      note: `What plan ${label} makes due again.`,
      judgement: { summary: `Nothing refers to the version before ${label}; its people were briefed.` },
    }),
  ];
}
