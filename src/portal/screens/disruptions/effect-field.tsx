import type { Disruption } from '../../api/disruptions';
import { Select } from '../../parts/select-field';
import { useDisruptionsCopy } from './disruptions.copy';

export type Effect = Disruption['hits'][number]['effect'];
export type Effects = Record<string, Effect | ''>;

type Props = { label: string; name: string; value: Effect | ''; onChange: (value: Effect | '') => void };

/** Whether one service stopped, or runs worse; empty where it was not hit. */
export function EffectField({ label, name, value, onChange }: Props) {
  const t = useDisruptionsCopy();
  return (
    <Select
      label={label}
      name={name}
      optional
      emptyLabel={t('untouched')}
      options={[
        { id: 'stopped', label: t('isStopped') },
        { id: 'degraded', label: t('isDegraded') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
