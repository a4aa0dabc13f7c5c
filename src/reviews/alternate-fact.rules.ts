import type { AlternateFacts } from '../outsourced-services/alternates/alternate.rules';

/** An alternate place that has not ended, with the services that go on there. */
export type AlternateFact = AlternateFacts & {
  serviceIds: string[];
  /** Last day of the obligations' open period. */
  periodEnd: string | null;
};
