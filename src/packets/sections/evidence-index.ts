import type { Block, Cell, Inline, TableRow, TextRun } from '../document/document.model';
import { columns } from './columns';
import { nameOf } from '../check-people.rules';
import type { ExhibitFacts, Manifest } from '../manifest.model';
import { anchor, link, noneOf, orDash, statusCell, when, words, type Printed } from './words';

const GRADES =
  'Grades run from A (independent and obtained directly) to E (a statement). Digests were taken from the received bytes before anything read them, and compared with the stored bytes again when this packet was built. Rejected, withdrawn and superseded files are listed like all others.';
const RESTRICTED =
  'Restricted reports are cited by their digest and not attached unless somebody consented; the table of files says so for each. No file was redacted by the portal.';

/** Section 15: every exhibit, attached or not, accepted or not. */
export function evidenceIndex({ manifest }: Printed): Block[] {
  const { exhibits } = manifest;
  return [
    { kind: 'pageBreak', orientation: 'landscape' },
    { kind: 'heading', level: 1, number: '15', text: 'Evidence index' },
    {
      kind: 'paragraph',
      text: `${GRADES} ${RESTRICTED}`,
    },
    { kind: 'heading', level: 2, number: '15.1', text: 'Exhibits: source, dates and reliability' },
    sourceTable(manifest),
    { kind: 'heading', level: 2, number: '15.2', text: 'Files and digests' },
    fileTable(exhibits),
    { kind: 'heading', level: 2, number: '15.3', text: 'Use and decision per requirement' },
    useTable(manifest),
    { kind: 'pageBreak', orientation: 'portrait' },
  ];
}

function sourceTable(manifest: Manifest): Block {
  const { exhibits } = manifest;
  return {
    kind: 'table',
    columns: columns(
      'No.* 9 | Title and kind 26 | Supplied by; original source 22 | Made on 13 | Period covered 14 | Received 19 | Grade 37 | Standing 18',
    ),
    rows: exhibits.map((one) => sourceRow(one, exhibits)),
    none: noneOf(manifest, 'No evidence was received for this period.'),
  };
}

function sourceRow(one: ExhibitFacts, exhibits: readonly ExhibitFacts[]): TableRow {
  const period = one.periodFrom === null ? 'the day it was made' : `${one.periodFrom} to ${one.periodTo ?? ''}`;
  return {
    anchor: anchor(one.number),
    bookmark: `${one.number} ${one.title}`,
    cells: [
      one.number,
      `${one.title}\n${one.itemRef}, version ${one.versionNumber}, ${one.kind}`,
      `${one.sourceParty}; ${words(one.sourceKind).toLowerCase()}; ${words(one.obtainedBy).toLowerCase()}`,
      one.madeOn,
      `${period}${one.outOfPeriod ? ' - outside the period' : ''}`,
      `${when(one.receivedAt)} from ${one.receivedBy}`,
      `${one.grade}: ${one.gradeReason}`,
      standing(one, exhibits),
    ],
  };
}

function standing(one: ExhibitFacts, exhibits: readonly ExhibitFacts[]): Inline {
  const other = (versionId: string): TextRun => {
    const found = exhibits.find((exhibit) => exhibit.versionId === versionId);
    return found ? link(found.number) : { text: 'a version outside this packet' };
  };
  const reasons = one.outOfPeriodReasons.join('; ');
  return [
    { text: withdrawal(one) },
    ...(one.supersededBy === null ? [] : [{ text: 'Superseded by ' }, other(one.supersededBy), { text: '. ' }]),
    ...(one.supersedes === null ? [] : [{ text: 'Supersedes ' }, other(one.supersedes), { text: '. ' }]),
    { text: reasons === '' ? '' : `Accepted although outside the period: ${reasons} ` },
    { text: one.reliedUpon ? 'Relied on.' : 'Listed, not relied on.' },
  ].filter(({ text }) => text !== '');
}

function withdrawal({ withdrawnAt, withdrawnBy, withdrawnReason }: ExhibitFacts): string {
  if (withdrawnAt === null) return '';
  return `Withdrawn by ${withdrawnBy ?? ''}, ${when(withdrawnAt)}: ${withdrawnReason ?? ''}. `;
}

function fileTable(exhibits: readonly ExhibitFacts[]): Block {
  return {
    kind: 'table',
    columns: columns('No.* 9 | Original file name 26 | Type 22 | Bytes> 12 | SHA-256# 33 | Vault 12 | In this file 28'),
    rows: exhibits.map((one) => ({
      cells: [
        [link(one.number)],
        one.fileName,
        `${one.detectedType} (${words(one.typeVerdict).toLowerCase()} with what was claimed); ${words(one.scanState).toLowerCase()}`,
        one.bytes.toLocaleString('en-GB'),
        one.sha256,
        vaultCell(one.vault),
        [standsWhere(one), ...(one.remarks ?? [])].join(' '),
      ],
    })),
    none: 'No files.',
  };
}

function vaultCell(vault: ExhibitFacts['vault']): Cell {
  if (vault === 'verified') return { mark: 'pass', word: 'Verified' };
  return { mark: vault === 'disposed' ? 'excluded' : 'fail', word: words(vault) };
}

const standsWhere = ({ attachedAs, notAttachedReason }: ExhibitFacts): string =>
  attachedAs === null ? `Not attached. ${notAttachedReason ?? ''}` : `Attached as ${attachedAs}.`;

function useTable(manifest: Manifest): Block {
  const rows = manifest.exhibits.flatMap((exhibit) =>
    exhibit.uses.map((use) => ({
      cells: [
        [link(exhibit.number)],
        nameOf(use.obligationId, manifest),
        `${use.proposedBy}, ${when(use.proposedAt)}`,
        statusCell(use.state),
        use.decidedAt === null ? '-' : `${use.decidedBy ?? ''}, ${when(use.decidedAt)}`,
        orDash(use.decisionReason),
      ],
    })),
  );
  return {
    kind: 'table',
    columns: columns('Exhibit* 9 | Requirement 22 | Put forward by 26 | Decision 14 | Decided by 26 | Reason 40'),
    rows,
    none: noneOf(manifest, 'No file was put forward for a requirement of this period.'),
  };
}
