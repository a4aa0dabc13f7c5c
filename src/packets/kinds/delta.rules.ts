import { nameOf } from '../check-people.rules';
import { openGraveFindings } from '../check-recovery.rules';
import type { Comparison } from '../comparison/comparison.model';
import type { Manifest } from '../manifest.model';
import type { Snapshot } from '../snapshot.model';
import { behind } from './narrow.rules';
import { keepOnly, type Kept } from './keep.rules';

/**
 * A delta packet: what a comparison found added or changed, with everything that stands behind the changed results, and what page
 * one must name whether it changed or not.
 */
export function narrowToChanges(snapshot: Snapshot, now: Manifest, delta: Comparison): Snapshot {
  const touched = new Set(
    delta.registers.flatMap(({ register, records }) =>
      records.filter(({ change }) => change !== 'removed').map(({ ref }) => `${register} ${ref}`),
    ),
  );
  const is = (register: string, ref: string): boolean => touched.has(`${register} ${ref}`);
  const obligations = snapshot.obligations.filter(({ id }) => is('Results', nameOf(id, now)));
  const exercises = snapshot.exercises.filter(({ ref }) => is('Exercises', ref));
  const disruptions = (snapshot.events?.disruptions ?? []).filter(({ ref }) => is('Disruptions', ref));
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  const kept = behind(snapshot, {
    ...{ obligations: ids(obligations), exercises: ids(exercises), disruptions: ids(disruptions) },
  });
  const changed: Changed = (register, all) => {
    const set = new Set(all.filter(({ ref }) => is(register, ref)).map(({ id }) => id));
    return (id) => set.has(id);
  };
  return withYears(keepOnly(snapshot, { ...kept, ...changedParts(snapshot, kept, changed) }), snapshot);
}

/** Where a report changed, the whole year under its reports as it stands now. */
function withYears(narrow: Snapshot, { assurance }: Snapshot): Snapshot {
  if (!assurance || !narrow.assurance || narrow.assurance.reports.length === 0) return narrow;
  return { ...narrow, assurance: { ...narrow.assurance, years: assurance.years } };
}

type Changed = (register: string, all: readonly { id: string; ref: string }[]) => (id: string) => boolean;

const or = (one: (id: string) => boolean, other: (id: string) => boolean) => (id: string) => one(id) || other(id);

function changedParts(snapshot: Snapshot, kept: Kept, changed: Changed): Partial<Kept> {
  return {
    services: () => true,
    planVersions: or(kept.planVersions, changed('Plan versions', planVersions(snapshot))),
    findings: or(or(kept.findings, changed('Findings', snapshot.findings)), grave(snapshot)),
    exceptions: or(kept.exceptions, changed('Approved exceptions', snapshot.exceptions ?? [])),
    submissions: changed('Submissions and reviews', snapshot.submissions),
    attestations: changed('Attestations and confirmations', snapshot.attestations),
    confirmations: changed('Attestations and confirmations', snapshot.confirmations ?? []),
    reports: changed('Independent reports', snapshot.assurance?.reports ?? []),
    evidence: changed('Exhibits', files(snapshot)),
  };
}

function grave({ findings }: Snapshot): (id: string) => boolean {
  const open = new Set(openGraveFindings(findings).map(({ id }) => id));
  return (id) => open.has(id);
}

const planVersions = ({ plans }: Snapshot) =>
  plans.flatMap(({ ref, versions }) => versions.map(({ id, label }) => ({ id, ref: `${ref} v${label}` })));

const files = ({ evidence }: Snapshot) =>
  evidence.map(({ versionId, itemRef, versionNumber }) => ({ id: versionId, ref: `${itemRef} v${versionNumber}` }));
