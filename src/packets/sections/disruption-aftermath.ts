import type { Block } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { DisruptionFacts } from '../snapshot.model';
import { columns } from './columns';
import { exhibitNumber, exhibitOf, improvement, link, orDash, plural, refs, when, words } from './words';

/** What followed an event: its log, reconciliation, controls in recovery mode, dispositions, report and gaps. */
export function disruptionAftermath(one: DisruptionFacts, manifest: Manifest): Block[] {
  return [
    log(one),
    reconciliation(one, manifest),
    controls(one),
    ...dispositions(one),
    ...reports(one),
    gaps(one),
    files(one, manifest),
  ];
}

function log({ entries }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Log; an entry that was put right stays beside its correction',
    columns: columns('No.*> 6 | Time (UTC) 20 | What 60 | Source 24 | Recorded 28'),
    rows: entries.map((one) => ({
      cells: [
        String(one.number),
        when(one.happenedAt),
        `${one.text}${one.correctionReason === null ? '' : ` (corrects an earlier entry: ${one.correctionReason})`}`,
        orDash(one.source),
        `${one.recordedByName}, ${when(one.recordedAt)}`,
      ],
    })),
    none: 'The log has no entry.',
  };
}

function reconciliation({ reconciliations, unreconciledItems }: DisruptionFacts, manifest: Manifest): Block {
  return {
    kind: 'table',
    caption: `Reconciliation of what was processed in recovery mode: ${plural(unreconciledItems, 'item')} not put right`,
    columns: columns('Service* 12 | Processed 26 | Compared with 26 | Differ, put right> 18 | Resolution 36 | Proof 8'),
    rows: reconciliations.map((one) => ({
      cells: [
        `${one.serviceRef}${one.isCurrent ? '' : ', replaced'}`,
        `${one.processed}: ${one.processedCount}`,
        `${one.comparedWith}: ${one.comparedCount}`,
        `${one.differenceCount}, ${one.resolvedCount}`,
        `${orDash(one.resolution)}${one.resolvedByName === null ? '' : ` (${one.resolvedByName})`}`,
        exhibitOf(one.evidenceVersionId, manifest),
      ],
    })),
    none: 'Nothing was compared.',
  };
}

function controls({ controls: all }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Controls in recovery mode',
    columns: columns('Control* 34 | Operated 16 | How 36 | Reviewed 34'),
    rows: all.map((one) => ({
      cells: [
        one.control,
        words(one.operated),
        `${one.how} (${one.recordedByName}, ${when(one.recordedAt)})`,
        one.verdict === null
          ? 'Not reviewed'
          : `Found by ${one.reviewedByName ?? ''}, ${when(one.reviewedAt)}: ${words(one.verdict).toLowerCase()}. ${one.verdictNote ?? ''}`,
      ],
    })),
    none: 'No control was recorded to have run, or not to have run.',
  };
}

function dispositions({ steps, sections }: DisruptionFacts): Block[] {
  if (steps.length + sections.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'What becomes of each step and section of the plan',
      columns: columns('Step or section* 50 | Disposition 18 | Note 50'),
      rows: [
        ...steps.map((one) => ({
          cells: [
            `${one.planLabel}, step ${one.number} ${one.title}`,
            one.disposition === null ? 'Not decided' : words(one.disposition),
            orDash(one.note),
          ],
        })),
        ...sections.map((one) => ({ cells: [words(one.sectionKey), words(one.disposition), orDash(one.note)] })),
      ],
    },
  ];
}

function reports({ reports: all }: DisruptionFacts): Block[] {
  return all.flatMap((one): Block[] => [
    {
      kind: 'paragraph',
      text: `After-action report ${one.number}, issued by ${one.issuedByName}, ${when(one.issuedAt)}${one.amendsReason === null ? '' : `; amends the one before it: ${one.amendsReason}`}:`,
    },
    {
      kind: 'list',
      items: [
        ...one.strengths.map((text) => `Strength: ${text}`),
        ...one.areas.map(improvement),
        ...one.lessons.map((text) => `Lesson: ${text}`),
      ],
    },
  ]);
}

function gaps({ gaps: all, findingList }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Gaps that follow from the record, and their findings',
    columns: columns('Gap* 70 | Finding 40'),
    rows: [
      ...all.map((one) => ({
        cells: [
          one.words,
          one.hasFinding
            ? refs(
                findingList.filter(({ part }) => part === one.part).map(({ ref }) => ref),
                'Yes',
              )
            : ({ mark: 'fail', word: 'None' } as const),
        ],
      })),
    ],
    none: 'By the record no objective was missed, no notice was late, no control failed and no data stayed unreconciled.',
  };
}

function files({ files: all }: DisruptionFacts, manifest: Manifest): Block {
  return {
    kind: 'table',
    caption: 'Files',
    columns: columns('Exhibit* 12 | Title 50 | Shows 50'),
    rows: all.map((one) => {
      const number = exhibitNumber(one.evidenceVersionId, manifest);
      return { cells: [number === null ? one.evidenceRef : [link(number)], one.title, orDash(one.shows)] };
    }),
    none: 'No file was attached to the event.',
  };
}
