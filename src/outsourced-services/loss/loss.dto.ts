import type { Tier } from '../../catalogue/words.rules';
import { NamedLoss } from './loss-query.dto';
import type { LossState, Verdict } from './loss.rules';
import { PeakDemandView } from './peak-demand.dto';

export class ProviderRef {
  serviceId: string;
  serviceName: string;
  vendorId: string;
  vendorName: string;
}

export class CauseView {
  dependencyId: string;
  dependencyRef: string;
  kind: string;
  name: string;
  role: 'primary' | 'standby' | 'shared_load';
  /** `place_unknown`: nobody recorded where it is, so it may be lost. `supply_hit`: power or a line that it needs is. */
  effect: 'lost' | 'place_unknown' | 'provider_hit' | 'supply_hit';
  theirRtoMinutes: number | null;
  /** Which of the losses take it away, or may, as the simulation was asked with them. */
  lossKeys: string[];
  /** The shared identity that staff gave it. */
  resourceId: string | null;
  resourceName: string | null;
  /** Services of our vendors that it is, and that are hit themselves. */
  providers: ProviderRef[];
}

export class RemainingView {
  dependencyId: string;
  name: string;
  kind: string;
  /** City, region, country of a site; region of a cloud; empty where none is recorded. */
  place: string;
  atLeastPct: number;
  atMostPct: number;
  /** Null where nobody says when. */
  afterMinutes: number | null;
  /** Who stands behind the figure, and since when. */
  basis: string;
}

export class SimulatedService {
  serviceId: string;
  ref: string;
  name: string;
  vendorId: string;
  vendorName: string;
  tier: Tier | null;
  icfrRelevant: boolean;
  state: LossState;
  /** The state in words. */
  words: string;
  /** Remaining peak capacity as a share of the observed peak demand, whole percent; null where it is not known. */
  survivingPct: number | null;
  atLeastPct: number;
  atMostPct: number;
  /** What is vouched for in the first minute, before any standby is started. */
  atOncePct: number;
  /** Minutes until it is back to its minimum (to any service at all without one); null where nobody says when. */
  resumesAfterMinutes: number | null;
  rtoMinutes: number | null;
  rto: Verdict;
  mtpdMinutes: number | null;
  mtpd: Verdict;
  mbcoPct: number | null;
  meetsMinimum: boolean | null;
  fallbackLost: boolean;
  /** Null where nobody has recorded it. */
  peak: PeakDemandView | null;
  causes: CauseView[];
  remaining: RemainingView[];
  /** From the service to what is lost, one name for each step. */
  path: string[];
}

export class RegionalView {
  /** Services hit whose place is lost, or may be. */
  services: number;
  /** Of them: enough is vouched for at places outside what is lost, to the minimum where they have one. */
  enoughElsewhere: number;
  someElsewhere: number;
  noneElsewhere: number;
  notKnown: number;
}

export class LossSummary {
  /** Active services that the person who asks may see. */
  services: number;
  hit: number;
  vendorsHit: number;
  down: number;
  unknown: number;
  degraded: number;
  failsOver: number;
  /** Run on, but what would stand in for them is lost. */
  fallbackLost: number;
  tier1Hit: number;
  tier1Down: number;
  icfrHit: number;
  beyondRto: number;
  beyondMtpd: number;
  /** Hit, and nobody says when they are back. */
  noTimeStated: number;
  belowMinimum: number;
  /** What goes on outside, when a hazard zone or a region is lost; null for other losses. */
  regional: RegionalView | null;
}

export class LossOutcome {
  /** ISO 8601 UTC. */
  ranAt: string;
  rulesVersion: string;
  losses: NamedLoss[];
  summary: LossSummary;
  /** Rows under the filter, over all pages. */
  total: number;
  items: SimulatedService[];
}

export class KeptSimulationSummary {
  id: string;
  ref: string;
  title: string;
  note: string;
  losses: NamedLoss[];
  rulesVersion: string;
  /** SHA-256 of every fact that went in, in canonical JSON. */
  factsSha256: string;
  /** SHA-256 of all that came out, in canonical JSON. */
  resultSha256: string;
  summary: LossSummary;
  ranByName: string;
  ranAt: string;
}

export class KeptSimulation extends KeptSimulationSummary {
  /** Whether the same run today would be fed the same facts. */
  factsUnchanged: boolean;
  items: SimulatedService[];
}

export class KeptSimulations {
  total: number;
  items: KeptSimulationSummary[];
}
