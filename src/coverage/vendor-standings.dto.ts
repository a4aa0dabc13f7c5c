import type { Tier } from '../catalogue/catalogue.rules';
import type { VendorState } from '../vendors/vendor-lifecycle.rules';

export class NextDue {
  obligationId: string;
  requirementCode: string;
  requirementTitle: string;
  dueOn: string;
  /** Negative when overdue. */
  daysLeft: number;
}

export class VendorStanding {
  id: string;
  ref: string;
  name: string;
  country: string;
  state: VendorState;
  /** The highest tier of its services; null until one is decided. */
  tier: Tier | null;
  services: number;
  /** What it has to do first in the period of today; null when nothing is open. */
  nextDue: NextDue | null;
}

export class VendorStandings {
  /** Server time, ISO 8601 UTC. */
  readAt: string;
  total: number;
  page: number;
  pageSize: number;
  items: VendorStanding[];
}
