/** The seven types of the source article and three more: a region, the people, a supplier. Same list as the catalogue's. */
export const DISRUPTION_TYPES = [
  'facility_damage',
  'facility_unavailable',
  'component_loss',
  'application_loss',
  'data_loss_or_corruption',
  'network_loss',
  'security_breach',
  'regional_event',
  'workforce_loss',
  'supplier_failure',
] as const;

export type DisruptionType = (typeof DISRUPTION_TYPES)[number];

export const DISRUPTION_LABELS: Record<DisruptionType, string> = {
  facility_damage: 'Building damaged',
  facility_unavailable: 'Building without power or out of reach',
  component_loss: 'Hardware lost',
  application_loss: 'Application lost',
  data_loss_or_corruption: 'Data lost or corrupted',
  network_loss: 'Network lost',
  security_breach: 'Security breach',
  regional_event: 'Regional event',
  workforce_loss: 'Workforce unavailable',
  supplier_failure: 'Supplier fails',
};

/** What a plan version says about one type; null is a blank cell. */
export interface CoverageFacts {
  disruptionType: DisruptionType;
  process: string | null;
  solution: string | null;
  notApplicableReason: string | null;
}

export type CoverageState = 'covered' | 'not_applicable' | 'process_missing' | 'solution_missing' | 'missing';

/** Processes are needed, not technology alone: a type is covered only with both, or does not apply for a stated reason. */
export function coverageState(facts: CoverageFacts | undefined): CoverageState {
  if (!facts) return 'missing';
  if (facts.notApplicableReason !== null) return 'not_applicable';
  if (facts.process !== null && facts.solution !== null) return 'covered';
  if (facts.process !== null) return 'solution_missing';
  return facts.solution !== null ? 'process_missing' : 'missing';
}

/** The state of all ten types, in the fixed order. */
export function coverageStates(
  coverage: readonly CoverageFacts[],
): { disruptionType: DisruptionType; state: CoverageState }[] {
  return DISRUPTION_TYPES.map((disruptionType) => ({
    disruptionType,
    state: coverageState(coverage.find((c) => c.disruptionType === disruptionType)),
  }));
}

const GAP_WORDS: Partial<Record<CoverageState, string>> = {
  missing: 'has neither a process nor a solution, nor a reason why it cannot affect the service',
  process_missing: 'has a solution but no process',
  solution_missing: 'has a process but no solution',
};

/** A sentence for a type that is not covered; null when it is, or does not apply. */
export function coverageGapInWords(type: DisruptionType, state: CoverageState): string | null {
  const words = GAP_WORDS[state];
  return words === undefined ? null : `${DISRUPTION_LABELS[type]} ${words}.`;
}
