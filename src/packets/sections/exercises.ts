import type { Block, Cell, ChartBar } from '../document/document.model';
import { columns } from './columns';
import { heldOn, wasHeld } from '../achieved.rules';
import type { Manifest } from '../manifest.model';
import { refOf } from '../results.rules';
import type { ExerciseFacts } from '../snapshot-recovery.model';
import { exerciseRecord } from './exercise-record';
import { programme } from './programme';
import { trials } from './trials';
import { anchor, duration, link, noneOf, orDash, refs, statusCell, words, type Printed } from './words';

/** Section 8: the programme first, postponed and cancelled exercises included, then each exercise in full. */
export function exerciseRecords(printed: Printed): Block[] {
  const { manifest } = printed;
  const { exercises } = manifest;
  const held = exercises.filter((one) => one.startedAt !== null);
  return [
    { kind: 'heading', level: 1, number: '8', text: 'Exercise record' },
    { kind: 'heading', level: 2, number: '8.1', text: 'Programme' },
    ...programme(printed),
    {
      kind: 'table',
      caption: 'Every exercise of the period',
      columns: columns('Exercise* 30 | Kind 16 | Planned 15 | Held 15 | Plan version 16 | State and outcome 28'),
      rows: exercises.map((one) => ({ cells: programmeRow(one, manifest) })),
      none: noneOf(manifest, 'No exercise was held in the period or planned for it.'),
    },
    ...achievements(exercises.filter(wasHeld), manifest),
    ...trials(printed, '8.3'),
    ...held.flatMap((one, index) =>
      exerciseRecord(one, manifest, `8.${index + (manifest.year === undefined ? 3 : 4)}`),
    ),
  ];
}

function programmeRow(one: ExerciseFacts, manifest: Manifest) {
  const version = refOf(one.planVersionId, manifest);
  const approver = one.stateApprover === '' ? '' : ` Agreed by ${one.stateApprover}.`;
  const reason = one.stateReason === '' ? '' : `: ${one.stateReason.replace(/[.\s]+$/u, '')}.${approver}`;
  return [
    one.startedAt === null
      ? `${one.ref} ${one.title}`
      : [{ text: one.ref, link: anchor(one.ref) }, { text: ` ${one.title}` }],
    `${words(one.kind)}${one.isTest ? '' : ' (no test)'}`,
    one.plannedOn,
    one.startedAt === null ? '-' : heldOn(one),
    version === null ? '-' : refs([version]),
    one.outcome === null ? `${words(one.state)}${reason}` : statusCell(one.outcome),
  ];
}

/** Achieved against objective, as figures and beside them as a picture. */
function achievements(held: readonly ExerciseFacts[], manifest: Manifest): Block[] {
  const heading: Block = { kind: 'heading', level: 2, number: '8.2', text: 'Achieved recovery times' };
  if (held.length === 0)
    return [
      heading,
      {
        kind: 'paragraph',
        text: noneOf(manifest, 'No exercise with results in this period: recovery times are not tested.'),
      },
    ];
  return [
    heading,
    {
      kind: 'table',
      columns: columns(
        'Exercise* 12 | RTO objective> 18 | RTO achieved> 18 | From disruption> 18 | RPO objective> 18 | RPO achieved> 18 | Verdict 24',
      ),
      rows: held.map((one) => ({ cells: achievedCells(one) })),
    },
    ...charts(held),
  ];
}

function charts(held: readonly ExerciseFacts[]): Block[] {
  return [
    {
      kind: 'chart',
      title: 'Achieved RTO against objective',
      bars: held.map((one) => bar(one, one.achievedRtoMinutes, one.rtoObjectiveMinutes)),
    },
    {
      kind: 'chart',
      title: 'Achieved RPO against objective',
      bars: held.map((one) => bar(one, one.achievedRpoMinutes, one.rpoObjectiveMinutes)),
    },
  ];
}

function achievedCells(one: ExerciseFacts): Cell[] {
  return [
    [link(one.ref)],
    duration(one.rtoObjectiveMinutes),
    achieved(one.achievedRtoMinutes),
    achieved(one.achievedRtoFromDisruptionMinutes),
    duration(one.rpoObjectiveMinutes),
    achieved(one.achievedRpoMinutes),
    verdictWords(one),
  ];
}

function bar(one: ExerciseFacts, achievedMinutes: number | null, objectiveMinutes: number | null): ChartBar {
  return { label: `${one.ref} ${heldOn(one)}`, achievedMinutes, objectiveMinutes };
}

function achieved(minutes: number | null): string {
  return minutes === null ? 'not measured' : duration(minutes);
}

function verdictWords(one: ExerciseFacts): string {
  const of = (name: string, value: number | null, objective: number | null): string => {
    if (value === null) return `${name} not measured`;
    if (objective === null) return `${name} without objective`;
    return `${name} ${value <= objective ? 'met' : 'missed'}`;
  };
  const rto = of('RTO', one.achievedRtoMinutes, one.rtoObjectiveMinutes);
  const rpo = of('RPO', one.achievedRpoMinutes, one.rpoObjectiveMinutes);
  return `${rto}, ${rpo}${one.notRecoveredReason === '' ? '' : `. ${orDash(one.notRecoveredReason)}`}`;
}
