import type { ComponentType } from 'react';
import { ServiceDependenciesCard, SharedHazardsCard } from '../dependencies/service-dependencies';
import { ImpactCard } from './impact-card';
import { ImpactVersionsCard } from './impact-versions-card';
import { ObjectivesCard } from './objectives-card';
import { OutageCostCard } from './outage-cost-card';
import { ProofCard } from './proof/proof-card';
import type { ServiceCardProps } from './service-card';

/** What the Service page shows, in this order. A card that has nothing to say to somebody answers null. */
export const SERVICE_CARDS: readonly ComponentType<ServiceCardProps>[] = [
  ImpactCard,
  ObjectivesCard,
  ProofCard,
  OutageCostCard,
  ServiceDependenciesCard,
  SharedHazardsCard,
  ImpactVersionsCard,
];
