import { sampleSnapshot, sampleVault } from '../../../test/support/sample-packet';
import { manifestOf } from '../manifest.rules';
import { sectionBlocks } from '../packet-sections';
import { cover } from '../sections/control-sheet';
import type { Snapshot } from '../snapshot.model';
import type { FindingFacts } from '../snapshot-findings.model';
import { narrowToChanges } from './delta.rules';
import { markNarrowed } from './left-out.rules';
import { narrowToRequirement, narrowToService } from './narrow.rules';

const made = (snapshot: Snapshot) => manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 1_000_000 });
const printed = (snapshot: Snapshot) => {
  const manifest = made(snapshot);
  const frame = { manifest, manifestSha256: '0'.repeat(64), approval: null, status: 'Draft' as const };
  return JSON.stringify([cover(frame), sectionBlocks(frame)]);
};

const finding = (snapshot: Snapshot, over: Partial<FindingFacts>): FindingFacts => ({
  ...snapshot.findings[0]!,
  ...{
    id: 'f-9',
    ref: 'FD-0900',
    obligationId: null,
    exerciseId: null,
    sourceId: null,
    sourceKind: 'exercise',
    ...over,
  },
});

const NOTHING = {
  ...{ before: { ref: 'PK-0001' }, after: {}, same: true, acrossPeriods: false, registers: [] },
} as unknown as Parameters<typeof narrowToChanges>[2];

/** A delta packet in which nothing changed. */
const unchanged = (full: Snapshot): Snapshot => ({
  ...markNarrowed(full, narrowToChanges(full, made(full), NOTHING), 'what changed'),
  packet: { ...full.packet, kind: 'DP' },
});

describe('a narrower packet', () => {
  it('states no absence of what it only leaves out', () => {
    const full = sampleSnapshot();
    expect(full.findings.length).toBeGreaterThan(0);
    const text = printed(unchanged(full));
    expect(text).toContain('that is no statement that there is nothing');
    expect(text).not.toMatch(/no open finding|every requirement in scope was concluded|no conclusion falls short/u);
    expect(text).not.toMatch(
      /No evidence was received|No requirement of this part is in scope|no SOC 1 report is held/u,
    );
  });

  it('since another still names the grave findings that are open', () => {
    const full = sampleSnapshot();
    full.findings = [finding(full, { severity: 'critical', state: 'open' })];
    expect(printed(unchanged(full))).toContain('FD-0900');
    full.findings = [finding(full, { severity: 'low', state: 'open' })];
    expect(made(unchanged(full)).findings).toEqual([]);
  });

  it('of a service keeps what an exercise of another year found about it, and nothing found about another', () => {
    const full = sampleSnapshot();
    const [service] = full.services;
    full.findings = [
      finding(full, { id: 'f-1', ref: 'FD-0901', exerciseId: 'last-year', serviceId: service!.id }),
      finding(full, { id: 'f-2', ref: 'FD-0902', exerciseId: 'last-year', serviceId: 'another' }),
      finding(full, { id: 'f-3', ref: 'FD-0903', serviceId: null }),
    ];
    expect(narrowToService(full, service!.id).findings.map(({ ref }) => ref)).toEqual(['FD-0901', 'FD-0903']);
  });

  it('of a requirement that asks for a report keeps the reports and what they leave of the year', () => {
    const full = sampleSnapshot();
    const [obligation] = full.obligations;
    const service = { id: full.services[0]!.id, ref: 'SV-0001' };
    const assurance = {
      reports: [],
      years: [{ kind: 'soc1', services: [service], reports: [], gaps: [], covers: [] }],
    };
    const years = (requiredEvidence: string[]) => {
      const asked = full.obligations.map((one) => ({ ...one, serviceId: service.id, requiredEvidence }));
      const snapshot = { ...full, obligations: asked, assurance } as unknown as Snapshot;
      return narrowToRequirement(snapshot, obligation!.code).assurance?.years.length;
    };
    expect([years(['EV-SOC1']), years(['EV-POL'])]).toEqual([1, 0]);
  });

  it('lists what still had to be done, and relies on nothing that nobody put forward', () => {
    const full = sampleSnapshot();
    for (const one of full.exercises) one.state = 'aar_issued';
    const manifest = made({ ...full, evidence: full.evidence.map((one) => ({ ...one, uses: [] })) });
    const proofs = new Set(full.exercises.flatMap(({ results }) => results.map((one) => one.proofEvidenceVersionId)));
    const shown = manifest.exhibits.filter(({ versionId }) => proofs.has(versionId));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ reliedUpon }) => reliedUpon)).toEqual([]);
    expect(printed(full)).toContain('not put forward for review');
  });

  it('counts the events that it keeps, not those of the whole vendor', () => {
    const full = sampleSnapshot();
    full.log.extract = { events: 999, waiting: 0, firstLeaf: 1, lastLeaf: 999, altered: [] };
    const narrow = unchanged(full);
    expect(narrow.log.extract?.events).toBe(narrow.custody.length);
  });
});
