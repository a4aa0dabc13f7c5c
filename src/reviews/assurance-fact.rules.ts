import type { Cover, Span } from '../assurance-reports/gaps/fiscal-coverage.rules';

/** What independent reports say of one service in one fiscal year. Days are YYYY-MM-DD. */
export interface ServiceAssurance {
  serviceId: string;
  periodId: string;
  year: { startsOn: string; endsOn: string };
  /** SOC 1 reports that are here and name the service, the latest last. */
  soc1: ReportFact[];
  /** Periods that they speak of; a Type 1 report has none. */
  reports: Span[];
  /** What stands in after them; null where the asker may not know of all of it. */
  covers: Cover[] | null;
}

export interface ReportFact {
  id: string;
  reportType: 1 | 2 | null;
  modified: boolean;
  evaluated: boolean;
  /** What the registrant makes of it; null where the asker may not know. */
  own: OwnReportFact | null;
}

export interface OwnReportFact {
  opinionEvaluated: boolean;
  /** User-entity controls; null while nobody listed any. */
  controls: { unmapped: number; withoutOwner: number; failedWithoutEvaluation: number } | null;
  /** Carve-outs that matter to financial reporting and that nothing covers. */
  uncoveredCarveOuts: number;
}

/** What independent reports on a vendor say, as far as checks ask. */
export interface AssuranceFacts {
  /** The fiscal year of an obligation, by its id. */
  periodOf: Record<string, string>;
  /** Of every ICFR-relevant service, in each fiscal year that asks. */
  services: ServiceAssurance[];
  soc2: { serviceIds: string[]; availability: boolean; coversTo: string }[];
  certificates: { serviceIds: string[]; coversTo: string }[];
}
