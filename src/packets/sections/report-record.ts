import type { Block, KeyValue, StatusCell } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { ReportFacts } from '../snapshot.model';
import { columns } from './columns';
import { anchor, exhibitOf, list, orDash, when, words } from './words';

/** One report: what it covers, who it leaves out, what its auditor found, and what the registrant makes of all that. */
export function reportRecord(one: ReportFacts, manifest: Manifest, number: string): Block[] {
  return [
    { kind: 'heading', level: 2, number, text: `${one.ref} - ${one.title}`, anchor: anchor(one.ref) },
    { kind: 'keyValues', items: [...what(one, manifest), ...scope(one)] },
    subservices(one),
    deviations(one),
    userControls(one),
    letters(one),
    evaluations(one),
  ];
}

function what(one: ReportFacts, manifest: Manifest): KeyValue[] {
  const type = one.reportType === null ? '' : `, Type ${one.reportType}`;
  return [
    { key: 'Kind', value: `${one.kindWords}${type}; ${orDash(one.standard)}` },
    { key: 'Service auditor', value: `${orDash(one.auditorName)}; issued ${orDash(one.issuedOn)}` },
    { key: 'Covers', value: spanOf(one) },
    { key: 'Opinion', value: opinionOf(one) },
    { key: 'Criteria', value: list(one.criteria.map((code) => words(code))) },
    { key: 'Received', value: `${orDash(one.receivedByName)}, ${when(one.receivedAt)}` },
    { key: 'File', value: exhibitOf(one.evidenceVersionId, manifest) },
    { key: 'Use', value: one.restrictedUse === true ? 'Restricted to those whom the report names' : 'Not restricted' },
    { key: 'Supersedes, superseded by', value: `${orDash(one.supersedesRef)}, ${orDash(one.supersededByRef)}` },
  ];
}

/** A Type 1 report has one day only. */
function spanOf({ coversFrom, coversTo }: ReportFacts): string {
  return coversFrom === null ? orDash(coversTo) : `${coversFrom} to ${orDash(coversTo)}`;
}

function opinionOf({ opinion, opinionBasis }: ReportFacts): string {
  return opinion === null ? '-' : `${words(opinion)}. ${opinionBasis ?? ''}`.trim();
}

function scope({ services, places, scopeWords }: ReportFacts): KeyValue[] {
  const named = (all: readonly { inScope: boolean; name: string }[], inScope: boolean): string =>
    list(all.filter((one) => one.inScope === inScope).map(({ name }) => name));
  return [
    { key: 'Services in scope, not in scope', value: `${named(services, true)}; not: ${named(services, false)}` },
    { key: 'Places in scope, not in scope', value: `${named(places, true)}; not: ${named(places, false)}` },
    { key: 'Scope in words', value: orDash(scopeWords) },
  ];
}

function subservices({ subservices: all }: ReportFacts): Block {
  return {
    kind: 'table',
    caption: 'Subservice organisations',
    columns: columns('Organisation* 30 | Does 26 | Method 14 | Controls expected of it 30 | How it is covered 36'),
    rows: all.map((one) => ({
      cells: [
        `${one.name}${one.fourthPartyRef === null ? '' : ` (${one.fourthPartyRef})`}${one.icfrRelevant ? '; ICFR-relevant' : ''}`,
        one.what,
        words(one.method),
        orDash(one.expectedControls),
        one.cover === null
          ? 'Not decided'
          : `${words(one.cover.coveredBy)}${one.cover.ownReportRef === null ? '' : ` ${one.cover.ownReportRef}`}: ${one.cover.note} (${one.cover.decidedByName}, ${when(one.cover.decidedAt)})`,
      ],
    })),
    none: 'The report names none.',
  };
}

function deviations({ deviations: all }: ReportFacts): Block {
  return {
    kind: 'table',
    caption: 'Test exceptions that the service auditor found, and their effect on the registrant',
    columns: columns('No.*> 6 | Control 34 | Exception 34 | Response of management 30 | Evaluation 42'),
    rows: all.map((one) => ({
      cells: [
        String(one.number),
        `${one.controlRef} ${one.control}`,
        one.deviation,
        orDash(one.managementResponse),
        one.evaluation === null
          ? 'Not evaluated'
          : `${words(one.evaluation.effect)}: ${one.evaluation.evaluation} ${one.evaluation.compensatingControl ?? ''} (${one.evaluation.evaluatedByName}, ${when(one.evaluation.evaluatedAt)})`,
      ],
    })),
    none: 'None is recorded.',
  };
}

function userControls({ userControls: all }: ReportFacts): Block {
  return {
    kind: 'table',
    caption: 'User-entity controls that the report counts on',
    columns: columns('Control* 36 | Mapped to 30 | Owner 18 | Last test 34 | State 20'),
    rows: all.map((one) => ({
      cells: [`${one.label} ${one.text}`, mappedTo(one), orDash(one.ownerName), lastTest(one), stateOf(one)],
    })),
    none: 'None is recorded.',
  };
}

type UserControl = ReportFacts['userControls'][number];

function mappedTo({ standing, notRelevantReason, controlRef, controlWords }: UserControl): string {
  if (standing === 'not_relevant') return `Not relevant: ${notRelevantReason ?? ''}`;
  return `${orDash(controlRef)} ${controlWords ?? ''}`.trim();
}

function lastTest({ tests: [test] }: UserControl): string {
  if (test === undefined) return 'Not tested';
  return `${words(test.result)} ${test.testedOn}, ${test.recordedByName}. ${test.evaluation ?? ''}`.trim();
}

function stateOf({ tests: [test], stateWords }: UserControl): StatusCell {
  if (test === undefined) return { mark: 'open', word: stateWords };
  return { mark: test.result === 'failed' ? 'fail' : 'pass', word: stateWords };
}

function letters({ letters: all, gapCovers }: ReportFacts): Block {
  return {
    kind: 'table',
    caption: 'Letters and procedures for the days after or before it',
    columns: columns('Days* 26 | What 44 | By 34 | Approved 30'),
    rows: [
      ...all.map((one) => ({
        cells: [
          `${one.coversFrom} to ${one.coversTo}`,
          `Letter signed ${one.signedOn} by ${one.signer}. Changes named: ${orDash(one.changes)}${one.withdrawnReason === null ? '' : ` Withdrawn: ${one.withdrawnReason}`}`,
          `${one.broughtByName}, ${when(one.broughtAt)}`,
          '-',
        ],
      })),
      ...gapCovers.map((one) => ({
        cells: [
          `${one.coversFrom} to ${one.coversTo}`,
          `${words(one.kind)}: ${one.words}${one.workpaperRef === null ? '' : ` (${one.workpaperRef})`}`,
          `${one.madeByName}, ${one.doneOn}`,
          approval(one),
        ],
      })),
    ],
    none: 'None.',
  };
}

function evaluations({ evaluations: all }: ReportFacts): Block {
  return {
    kind: 'table',
    caption: 'Evaluation by the registrant, the latest first',
    columns: columns(
      'No.*> 6 | Conclusion 20 | Service auditor, opinion, scope 50 | Effect 34 | Prepared 26 | Approved 28',
    ),
    rows: all.map((one) => ({
      cells: [
        String(one.number),
        words(one.conclusion),
        [one.auditorCheck, one.opinionEvaluation ?? '', one.scopeEvaluation].filter((part) => part !== '').join(' '),
        one.effect,
        `${one.preparedByName}, ${when(one.preparedAt)}`,
        approval(one),
      ],
    })),
    none: 'Not evaluated at the cut-off.',
  };
}

function approval(one: {
  needsApproval: boolean;
  decision: string | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}): string {
  if (one.decision === null) return one.needsApproval ? 'Waiting' : 'Not needed';
  return `${words(one.decision)} by ${one.decidedByName ?? ''}, ${when(one.decidedAt)}. ${one.decisionReason ?? ''}`.trim();
}
