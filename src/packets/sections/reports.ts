import type { Block } from '../document/document.model';
import { KIND_WORDS } from '../../assurance-reports/assurance-report.rules';
import { holesOf, isReport } from '../check-reports.rules';
import type { Manifest } from '../manifest.model';
import type { AssuranceFacts } from '../snapshot.model';
import { columns } from './columns';
import { reportRecord } from './report-record';
import { link, list, orDash, plural, words, type Printed } from './words';

const CONTINUITY =
  'Continuity plans and their tests are normally outside the opinion of a SOC 1 report. Where a report below has continuity in scope, its scope says so; a SOC 2 report speaks of recovery under its availability criteria.';

/** Section 13: reports by others, what the registrant makes of them, and the days of the year that they leave. */
export function independentReports({ manifest }: Printed): Block[] {
  const { assurance } = manifest;
  const heading: Block = { kind: 'heading', level: 1, number: '13', text: 'Independent reports' };
  if (assurance === undefined)
    return [
      heading,
      { kind: 'paragraph', text: 'Not held: this packet was built before reports were.' },
      files(manifest),
    ];
  return [
    heading,
    { kind: 'paragraph', text: CONTINUITY },
    { kind: 'heading', level: 2, number: '13.1', text: 'The fiscal year under these reports' },
    years(assurance, manifest),
    ...holes(manifest),
    register(assurance),
    ...assurance.reports
      .filter(({ state }) => state !== 'expected' && state !== 'overdue')
      .flatMap((one, index) => reportRecord(one, manifest, `13.${index + 2}`)),
    files(manifest),
  ];
}

function years({ years: all }: AssuranceFacts, { period }: Manifest): Block {
  return {
    kind: 'table',
    columns: columns(
      'Services* 22 | Reports 28 | Last day> 14 | Gap to year-end> 14 | Uncovered and how covered 52 | Standing 20',
    ),
    rows: all.map((one) => ({
      cells: [
        `${list(one.services.map(({ ref }) => ref))} (${KIND_WORDS[one.kind]})`,
        list(
          one.reports.map(({ ref, from, to, auditorName }) => `${ref} ${from} to ${to}, ${auditorName}`),
          one.expectedRef === null ? 'none' : `none; ${one.expectedRef} is expected by ${one.expectedDueOn ?? ''}`,
        ),
        one.reportEnd ?? '-',
        one.gapDays === null ? '-' : plural(one.gapDays, 'day'),
        list(
          [
            ...one.gaps.map(
              ({ from, to, days, stateWords }) => `${from} to ${to} (${plural(days, 'day')}): ${stateWords ?? ''}`,
            ),
            ...one.covers.map(({ from, to, words: how }) => `${from} to ${to}: ${how}`),
          ],
          'nothing is left',
        ),
        one.standing === null ? '-' : words(one.standing),
      ],
    })),
    none: `No service is relevant to financial reporting, and no report is expected for ${period.code}.`,
  };
}

/** Said in so many words, so that nobody has to find it. */
function holes(manifest: Manifest): Block[] {
  const relevant = manifest.services.filter((one) => one.icfrRelevant && one.state === 'active');
  const items = relevant.flatMap((one) => holesOf(one, manifest).map((hole) => `${one.ref}: ${hole}.`));
  if (items.length === 0) return [];
  return [
    {
      kind: 'callout',
      tone: 'warning',
      title: 'Holes at the cut-off',
      paragraphs: items,
    },
  ];
}

function register({ reports }: AssuranceFacts): Block {
  return {
    kind: 'table',
    caption: 'Register of reports',
    columns: columns('Report* 34 | Type and standard 22 | Covers 20 | Service auditor 22 | Opinion 16 | State 18'),
    rows: reports.map((one) => ({
      cells: [
        [link(one.ref), { text: ` ${one.title} (${one.kindWords})` }],
        `${one.reportType === null ? '-' : `Type ${one.reportType}`}; ${orDash(one.standard)}`,
        one.coversTo === null ? `expected by ${one.dueOn}` : `${one.coversFrom ?? one.coversTo} to ${one.coversTo}`,
        orDash(one.auditorName),
        one.opinion === null ? '-' : words(one.opinion),
        one.stateWords,
      ],
    })),
    none: 'No report is registered for the period.',
  };
}

function files({ exhibits }: Manifest): Block {
  const found = exhibits.filter((one) => isReport(one.kind));
  return {
    kind: 'table',
    caption: 'Files of such kinds among the exhibits',
    columns: columns('Exhibit* 12 | Title 40 | Supplied by 22 | Period covered 24 | Use 22'),
    rows: found.map((one) => ({
      cells: [
        [link(one.number)],
        `${one.title} (${one.kind})`,
        one.sourceParty,
        one.periodFrom === null ? `made ${one.madeOn}` : `${one.periodFrom} to ${one.periodTo ?? ''}`,
        one.restriction == null ? '-' : `Restricted; ${one.restriction.consent ?? 'no consent to pass it on'}`,
      ],
    })),
    none: 'None was received.',
  };
}
