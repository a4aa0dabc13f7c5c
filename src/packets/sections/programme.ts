import type { Block } from '../document/document.model';
import type { ProgrammeFacts, YearFacts } from '../snapshot.model';
import { columns } from './columns';
import { anchor, orDash, when, words, type Printed } from './words';

const BEFORE = 'Not held: this packet was built before the portal kept agreed programmes, drills and training.';

/** The year as both sides agreed it, and what was put off. */
export function programme({ manifest }: Printed): Block[] {
  const { year } = manifest;
  if (year === undefined) return [{ kind: 'paragraph', small: true, text: BEFORE }];
  return [
    ...(year.programmes.length === 0
      ? [{ kind: 'paragraph' as const, text: 'No programme of exercises was put to the registrant for this period.' }]
      : year.programmes.flatMap(agreed)),
    deferrals(year),
  ];
}

function agreed(one: ProgrammeFacts): Block[] {
  const decided =
    one.decidedAt === null
      ? 'not decided at the cut-off'
      : `${one.state === 'returned' ? 'returned' : 'agreed'} by ${one.decidedByName ?? ''}, ${when(one.decidedAt)}${one.decisionNote === null ? '' : `: ${one.decisionNote}`}`;
  return [
    {
      kind: 'paragraph',
      anchor: anchor(one.ref),
      text: `${one.ref}, version ${one.number}, ${words(one.state).toLowerCase()}: proposed by ${one.proposedByName ?? ''}, ${when(one.proposedAt)}; ${decided}.`,
    },
    exercisesOf(one),
    activitiesOf(one),
  ];
}

function exercisesOf(one: ProgrammeFacts): Block {
  return {
    kind: 'table',
    caption: `${one.ref}: exercises as they were proposed, and what became of them`,
    columns: columns('Exercise* 32 | Kind 18 | Service 26 | Proposed for 14 | Standing 24'),
    rows: one.lines.map((line) => ({
      cells: [
        `${line.ref} ${line.title}`,
        line.kindLabel,
        line.serviceName,
        line.plannedOn,
        `${words(line.standing)}, ${line.now}`,
      ],
    })),
    none: 'It names no exercise.',
  };
}

function activitiesOf(one: ProgrammeFacts): Block {
  return {
    kind: 'table',
    caption: `${one.ref}: the four activities of a programme`,
    columns: columns('Activity* 18 | Planned 16 | Owner 22 | What 34 | Done 34'),
    rows: one.activities.map((activity) => ({
      cells: [
        words(activity.kind),
        activity.plannedOn ?? 'Not planned',
        orDash(activity.ownerName),
        orDash(activity.what),
        done(activity),
      ],
    })),
  };
}

function done({ doneOn, doneNote, shownOn, shownBy }: ProgrammeFacts['activities'][number]): string {
  const said = doneOn === null ? 'Not said to be done' : `${doneOn}. ${doneNote ?? ''}`;
  return `${said.trim()} Registers show: ${shownOn === null ? 'nothing' : `${shownOn}, ${shownBy ?? ''}`}.`;
}

function deferrals({ deferrals: all }: YearFacts): Block {
  return {
    kind: 'table',
    caption: 'Requests to postpone or cancel; none of them leaves the counts',
    columns: columns('Exercise* 26 | Asked 26 | From and to 20 | Reason 36 | Decision 34'),
    rows: all.map((one) => ({
      cells: [
        `${one.exerciseRef} ${one.exerciseTitle}`,
        `${words(one.kind)} by ${one.requestedByName ?? ''}, ${when(one.requestedAt)}; agreed at the vendor by ${one.agreedBy}`,
        `${one.plannedBefore} to ${one.proposedOn ?? 'no day'}`,
        one.reason,
        decision(one),
      ],
    })),
    none: 'Nothing was postponed or cancelled.',
  };
}

function decision(one: YearFacts['deferrals'][number]): string {
  if (one.decidedAt === null) return `${words(one.state)}. ${one.approvalRule}`;
  return `${words(one.state)} by ${one.decidedByName ?? ''}, ${when(one.decidedAt)}. ${one.decisionNote ?? ''}`.trim();
}
