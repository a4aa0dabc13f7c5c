import type { Block } from '../document/document.model';
import type { ExerciseFacts, ExercisePartFacts } from '../snapshot-recovery.model';
import { columns } from './columns';
import { improvement, list, orDash, statusCell, when, words } from './words';

/** What an exercise was to try and repeat, who took part and watched, and the after-action report. */
export function exercisePart(exercise: ExerciseFacts): Block[] {
  const { part } = exercise;
  if (part === undefined) return [];
  return [...links(part), ...areas(part), people(exercise, part), ...observed(part), ...report(part), ...changes(part)];
}

function links({ retestOfRef, retestFindingRef, disruptionRef }: ExercisePartFacts): Block[] {
  const sentences = [
    retestOfRef === null
      ? ''
      : `It repeats ${retestOfRef}${retestFindingRef === null ? '' : ` to show ${retestFindingRef} fixed`}.`,
    disruptionRef === null ? '' : `It is the real event ${disruptionRef}, counted as a test; its clock is the event's.`,
  ].filter((one) => one !== '');
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', text: sentences.join(' ') }];
}

function areas({ areas: tested }: ExercisePartFacts): Block[] {
  if (tested.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Areas tested',
      columns: columns('Area* 30 | Result 24 | Note 60'),
      rows: tested.map((one) => ({ cells: [words(one.area), statusCell(one.result, 'No result'), orDash(one.note)] })),
    },
  ];
}

/** Testers are those who carried out steps; observers stand beside them. */
function people(exercise: ExerciseFacts, { guests }: ExercisePartFacts): Block {
  const testers = [...new Set(exercise.results.map(({ tester }) => tester).filter((name) => name !== ''))].sort();
  return {
    kind: 'keyValues',
    items: [
      { key: 'Carried out steps', value: testers.length === 0 ? 'none' : testers.join('; ') },
      {
        key: 'Observers named',
        value: list(
          guests.map(({ name, organisation, namedBy }) => `${name} of ${organisation} (named by ${namedBy})`),
        ),
      },
    ],
  };
}

function observed({ notes }: ExercisePartFacts): Block[] {
  if (notes.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Notes taken while it ran, as they were written',
      columns: columns('No.*> 6 | Time (UTC) 22 | By 26 | Note 60'),
      rows: notes.map((one) => ({
        cells: [
          String(one.number),
          when(one.happenedAt),
          `${one.by} (${one.side})`,
          `${one.corrects === null ? '' : `Corrects ${one.corrects}: `}${one.text}`,
        ],
      })),
    },
  ];
}

function report({ report: said }: ExercisePartFacts): Block[] {
  if (said === null) return [];
  const open =
    said.openDifferences === null ? [] : [`Issued although differences in the data were open: ${said.openDifferences}`];
  const items = [
    ...said.strengths.map((text) => `Strength: ${text}`),
    ...said.areas.map(improvement),
    ...said.lessons.map((text) => `Lesson: ${text}`),
    ...open,
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'paragraph', text: 'After-action report:' },
    { kind: 'list', items },
  ];
}

function changes({ planChanges }: ExercisePartFacts): Block[] {
  if (planChanges.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'What the next plan version has to take in',
      columns: columns('Step* 34 | Disposition 16 | Reason 44 | Into 18 | Finding 14'),
      rows: planChanges.map((one) => ({
        cells: [`${one.stepNumber} ${one.stepTitle}`, words(one.disposition), one.reason, one.into, one.findingRef],
      })),
    },
  ];
}
