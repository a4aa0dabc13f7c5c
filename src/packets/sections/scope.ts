import type { Block, TableRow } from '../document/document.model';
import { columns } from './columns';
import { excludedRequirements } from './excluded';
import type { Manifest, ResultFacts } from '../manifest.model';
import type { ObligationFacts, ServiceFacts } from '../snapshot.model';
import { list, orDash, refs, resultCell, serviceRef, when, words, yesNo, type Printed } from './words';

/** Section 5: why these services and requirements are in scope, and what came of each requirement. */
export function scope({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '5', text: 'Scope and basis' },
    {
      kind: 'paragraph',
      text: 'The tier is proposed by rule from recorded facts and decided by a person; lowering a tier or ending relevance to financial reporting needs the second line. The decision in force selects the requirements: each applies to certain tiers, or to services with certain flags.',
    },
    ...manifest.services.flatMap((service, index) => serviceScope(service, `5.${index + 1}`)),
    ...requirements(manifest, manifest.services.length + 1),
  ];
}

function serviceScope(service: ServiceFacts, number: string): Block[] {
  return [
    { kind: 'heading', level: 2, number, text: `${service.ref} ${service.name}` },
    {
      kind: 'keyValues',
      items: [
        { key: 'Tier', value: service.tier ?? 'Not decided' },
        { key: 'Flags', value: list(service.flags.map((flag) => words(flag))) },
        { key: 'Relevant to financial reporting', value: `${yesNo(service.icfrRelevant)}. ${service.icfrReason}` },
        { key: 'State', value: words(service.state) },
      ],
    },
    {
      kind: 'table',
      caption: 'Scope decisions, oldest first',
      columns: columns(
        'Decided* 18 | Proposed by rule 22 | Decision and reason 26 | Financial reporting: accounts and reason 24 | Second line 20',
      ),
      rows: service.decisions.map(decisionRow),
      none: 'No scope decision is recorded.',
    },
  ];
}

function decisionRow(one: ServiceFacts['decisions'][number]): TableRow {
  const approval = one.needsApproval
    ? `${one.approval === null ? 'Waiting' : words(one.approval)} (${list(one.approvalGrounds)})${one.approvedBy ? `: ${one.approvedBy}, ${when(one.approvedAt)}. ${one.approvalReason ?? ''}` : ''}`
    : 'Not needed';
  return {
    cells: [
      `${one.decidedBy}, ${when(one.decidedAt)}`,
      `${one.proposedTier} (score ${one.proposedScore}): ${one.proposedReason}`,
      `${one.tier}, effective ${one.effectiveFrom ?? 'not yet'}. ${one.reason}`,
      `${one.icfrRelevant ? `Yes: ${orDash(one.accounts)}` : 'No'}. ${one.icfrReason}`,
      approval,
    ],
  };
}

function requirements(manifest: Manifest, from: number): Block[] {
  return [
    { kind: 'heading', level: 2, number: `5.${from}`, text: 'Requirements excluded' },
    ...excludedRequirements(manifest),
    { kind: 'pageBreak', orientation: 'landscape' },
    {
      kind: 'heading',
      level: 2,
      number: `5.${from + 1}`,
      text: 'Requirements and results, Part I - ICFR support',
    },
    requirementTable(manifest, 'I'),
    {
      kind: 'heading',
      level: 2,
      number: `5.${from + 2}`,
      text: 'Requirements and results, Part II - continuity oversight',
    },
    requirementTable(manifest, 'II'),
    { kind: 'pageBreak', orientation: 'portrait' },
  ];
}

function requirementTable(manifest: Manifest, part: 'I' | 'II'): Block {
  const rows = manifest.obligations.flatMap((obligation) => {
    const result = manifest.results.find((one) => one.obligationId === obligation.id);
    return result?.part === part ? [requirementRow(obligation, result, manifest)] : [];
  });
  return {
    kind: 'table',
    columns: columns(
      'Requirement* 22 | For 8 | Force and lane 14 | SOX basis 28 | Due 21 | Result and reason 24 | Stands on 11',
    ),
    rows,
    none: manifest.narrowed ? 'This packet keeps no result of this part.' : 'No requirement of this part is in scope.',
  };
}

function requirementRow(obligation: ObligationFacts, result: ResultFacts, manifest: Manifest): TableRow {
  const cell = resultCell(result);
  const occurrence = obligation.occurrence > 1 ? ` (occurrence ${obligation.occurrence})` : '';
  return {
    cells: [
      `${obligation.code} ${obligation.title}${occurrence}`,
      serviceRef(obligation.serviceId, manifest, obligation.vendorRef),
      `${obligation.forceLabel}; ${obligation.laneLabel}${coverageWords(obligation)}`,
      basis(obligation),
      `${obligation.dueOn}\n${obligation.dueRule}`,
      result.reason === '' ? cell : { ...cell, word: `${cell.word}: ${result.reason}` },
      refs(result.cites),
    ],
  };
}

/** A sector rule is a legal duty only where somebody answered that it covers the provider, and on what that rests. */
function coverageWords({ coverage }: ObligationFacts): string {
  if (coverage == null) return '';
  const { covered, basis: rests, answeredBy, answeredAt } = coverage;
  return `\n${covered ? 'The rule covers it' : 'The rule does not cover it'}: ${rests} (${answeredBy}, ${when(answeredAt)})`;
}

/** Later occurrences of a requirement name the provisions only; the first one says how it serves them. */
function basis({ soxBasis, provisions, occurrence }: ObligationFacts): string {
  const claimed = soxBasis.filter((one) => one.link !== 'none' && one.ref !== null);
  if (claimed.length === 0) return provisions.join('; ');
  if (occurrence > 1) return claimed.map((one) => `${one.ref ?? ''} (${one.link})`).join('\n');
  return claimed.map((one) => `${one.ref ?? ''} (${one.link}): ${one.how}`).join('\n');
}
