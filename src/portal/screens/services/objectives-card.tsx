import { Card } from '../../parts/card';
import { Objectives } from '../vendors/objectives';
import type { ServiceCardProps } from './service-card';
import { useServiceCopy } from './service.copy';

/** The recovery objectives in force and those that wait. */
export function ObjectivesCard({ service }: ServiceCardProps) {
  const t = useServiceCopy();
  return (
    <Card title={t('objectives')} lede={t('objectivesLede')}>
      <Objectives service={service} isTitled />
    </Card>
  );
}
