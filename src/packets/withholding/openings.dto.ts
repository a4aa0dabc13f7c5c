export class WithheldSectionView {
  id: string;
  planVersionId: string;
  planRef: string;
  label: string;
  section: 'steps' | 'coverage';
  reason: string;
  /** Lower-case hex SHA-256 of what opens it. */
  commitment: string;
  withheldBy: string;
  withheldAt: string;
}

export class WithheldSectionList {
  items: WithheldSectionView[];
}
