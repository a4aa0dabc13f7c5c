import type { Block, TableRow } from '../document/document.model';
import { columns } from './columns';
import type { Manifest } from '../manifest.model';
import type { PlanFacts, PlanVersionFacts } from '../snapshot-recovery.model';
import {
  anchor,
  bold,
  exhibitOf,
  link,
  list,
  orDash,
  plural,
  serviceRef,
  when,
  words,
  yesNo,
  type Printed,
} from './words';

/** Section 7. */
export function planRegister({ manifest }: Printed): Block[] {
  const versions = manifest.plans.flatMap((plan) => plan.versions.map((version) => ({ plan, version })));
  return [
    { kind: 'heading', level: 1, number: '7', text: 'Plan register' },
    {
      kind: 'paragraph',
      text: 'Every plan version in force at any time in the period, put forward in it or exercised in it. "Vendor approved" (it is their plan) and "accepted" (it meets the registrant\'s requirement) are two facts by two people. A version is in force from its first day until the day before its last.',
    },
    {
      kind: 'table',
      columns: columns(
        'Plan and version* 24 | State 14 | In force 18 | Vendor approved 22 | Accepted 22 | Review due 13',
      ),
      rows: versions.map(({ plan, version }) => registerRow(plan, version, manifest)),
      none: 'No plan version was in force, put forward or exercised in this period.',
    },
    ...versions.flatMap(({ plan, version }, index) =>
      versionBlocks(plan, version, { manifest, number: `7.${index + 1}` }),
    ),
  ];
}

function registerRow(plan: PlanFacts, version: PlanVersionFacts, { packet }: Manifest): TableRow {
  const overdue = version.state === 'accepted' && version.reviewDueOn !== null && version.reviewDueOn < packet.asOf;
  return {
    cells: [
      [link(`${plan.ref} v${version.label}`), { text: ` ${plan.title} (${plan.kind})` }],
      words(version.state),
      version.effectiveFrom === null ? 'Never' : `${version.effectiveFrom} to ${version.effectiveTo ?? 'now'}`,
      by(version.vendorApprovedBy, version.vendorApprovedAt),
      by(version.acceptedBy, version.acceptedAt),
      `${version.reviewDueOn ?? 'not set'}${overdue ? ' - overdue' : ''}`,
    ],
  };
}

function by(who: string | null, at: string | null): string {
  return at === null ? 'No' : `${who ?? ''}, ${when(at)}`;
}

function versionBlocks(
  plan: PlanFacts,
  version: PlanVersionFacts,
  at: { manifest: Manifest; number: string },
): Block[] {
  const { manifest, number } = at;
  const name = `${plan.ref} v${version.label}`;
  return [
    { kind: 'heading', level: 2, number, text: `${name} - ${plan.title}`, anchor: anchor(name) },
    {
      kind: 'keyValues',
      items: [
        { key: 'Kind', value: plan.kind === 'DR' ? 'DR: disaster recovery' : 'COOP: continuity of operations' },
        { key: 'Services', value: list(version.serviceIds.map((id) => serviceRef(id, manifest))) },
        { key: 'Source file', value: exhibitOf(version.sourceEvidenceVersionId, manifest) },
        {
          key: 'Content digest (SHA-256)',
          value: version.contentSha256 === null ? '-' : [{ text: version.contentSha256, mono: true }],
        },
        { key: 'Written by', value: by(version.authoredBy, version.authoredAt) },
        { key: 'Submitted', value: version.submittedAt === null ? 'Not submitted' : when(version.submittedAt) },
        { key: 'What changed', value: orDash(version.changeSummary) },
        { key: 'Offline copy', value: yesNo(version.offlineCopy) },
      ],
    },
    ...returned(version),
    stepTable(version),
    coverageTable(version),
  ];
}

function withheld(version: PlanVersionFacts): Block[] {
  return (version.withheld ?? []).map(({ section, reason, commitment }) => ({
    kind: 'paragraph',
    text: [
      bold(`Withheld: ${section}. `),
      { text: `${reason} The text can be opened later and compared with this commitment (SHA-256): ` },
      { text: commitment, mono: true },
    ],
  }));
}

function returned(version: PlanVersionFacts): Block[] {
  if (version.returnedAt === null) return withheld(version);
  const reasons = version.returnReasons.map((one) => `${one.section}: ${one.reason}`);
  return [
    {
      kind: 'paragraph',
      text: [
        bold(`${words(version.state)} by ${by(version.returnedBy, version.returnedAt)}. `),
        { text: list(reasons, 'No reason recorded.') },
      ],
    },
    ...withheld(version),
  ];
}

function stepTable({ steps }: PlanVersionFacts): Block {
  return {
    kind: 'table',
    caption: `Steps: ${plural(steps.length, 'step')}`,
    columns: columns('No.*> 6 | Step 42 | Owner 18 | System 18 | After 10 | Expected> 16'),
    rows: steps.map((step) => ({
      cells: [
        String(step.number),
        step.instruction === '' ? step.title : [bold(step.title), { text: `\n${step.instruction}` }],
        orDash(step.owner),
        orDash(step.systemName),
        list(step.dependsOn.map(String), '-'),
        step.expectedMinutes === null ? '-' : `${step.expectedMinutes} min`,
      ],
    })),
    none: 'This version has no numbered steps.',
  };
}

function coverageTable({ coverage }: PlanVersionFacts): Block {
  return {
    kind: 'table',
    caption: 'Disruption coverage',
    columns: columns('Disruption* 24 | Process 34 | Solution 34 | Not applicable because 24'),
    rows: coverage.map((one) => ({
      cells: [words(one.disruptionType), orDash(one.process), orDash(one.solution), orDash(one.notApplicableReason)],
    })),
    none: 'No coverage of disruption types is recorded for this version.',
  };
}
