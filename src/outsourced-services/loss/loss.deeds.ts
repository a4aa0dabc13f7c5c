import type { NamedLoss } from './loss-query.dto';

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'peak-demand.recorded': { serviceId: string; amount: number; unit: string; observedOn: string; source: string };
    'loss-simulation.kept': {
      title: string;
      losses: Pick<NamedLoss, 'kind' | 'id' | 'name'>[];
      rulesVersion: string;
      factsSha256: string;
      resultSha256: string;
      servicesHit: number;
    };
  }
}
