import { useQuery } from '@tanstack/react-query';
import { planVersionQuery } from '../../api/plans';
import { Select } from '../../parts/select-field';
import { useExercisesCopy } from './exercises.copy';

type ServiceOfPlanProps = { planVersionId: string; value: string; onChange: (id: string) => void };

/** A service that the plan version recovers. */
export function ServiceOfPlan({ planVersionId, value, onChange }: ServiceOfPlanProps) {
  const t = useExercisesCopy();
  const { data } = useQuery({ ...planVersionQuery(planVersionId), enabled: planVersionId !== '' });
  const options = (data?.services ?? []).map(({ id, name, tier }) => ({
    id,
    label: tier ? `${name} (${tier})` : name,
  }));
  return (
    <Select
      label={t('service')}
      name="serviceId"
      options={options}
      value={value}
      onChange={onChange}
      isDisabled={planVersionId === ''}
    />
  );
}
