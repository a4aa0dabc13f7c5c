// Recovered data against their source, as they stood at the cut-off.

export interface DataDifferenceFacts {
  number: number;
  record: string;
  records: number;
  expected: string;
  found: string;
  /** The latest word on it, `reopened` among them; null where nobody resolved it. */
  way: string | null;
  words: string;
  resolvedBy: string;
  resolvedAt: string | null;
}

/** Recovered data against their source; one that another took the place of is not among them. */
export interface DataComparisonFacts {
  number: number;
  method: string;
  subject: string;
  unit: string;
  source: string;
  recovered: string;
  expected: number;
  found: number;
  comparedBy: string;
  comparedAt: string;
  differences: DataDifferenceFacts[];
}
