import type { Dependency } from '../../api/dependencies';
import { KeyValue } from '../../parts/facts';
import { Duration } from '../../parts/measures';
import { useDependenciesCopy } from './dependencies.copy';
import { useDependencyCopy } from './dependency.copy';

type Terms = Pick<
  Dependency,
  | 'role'
  | 'sharePct'
  | 'standbyCapacityPct'
  | 'activationMinutes'
  | 'theirRtoMinutes'
  | 'serviceRtoMinutes'
  | 'ownerSide'
  | 'ownerName'
>;

/** What both sides confirm. */
export function TermList({ one }: { one: Terms }) {
  const t = useDependencyCopy();
  const words = useDependenciesCopy();
  const minutes = (value: number | null) => (value === null ? words('unknown') : <Duration minutes={value} />);
  const percent = (value: number | null) => (value === null ? words('unknown') : `${value} %`);
  const owner = one.ownerSide === null ? words('nobody') : `${one.ownerName} (${words(`side.${one.ownerSide}`)})`;
  return (
    <KeyValue
      items={[
        { label: t('owner'), value: owner },
        { label: t('role'), value: words(`role.${one.role}`) },
        { label: t('theirRto'), value: minutes(one.theirRtoMinutes) },
        { label: t('serviceRto'), value: minutes(one.serviceRtoMinutes) },
        { label: t('activation'), value: minutes(one.activationMinutes) },
        { label: t('share'), value: percent(one.sharePct) },
        { label: t('capacity'), value: percent(one.standbyCapacityPct) },
      ]}
    />
  );
}
