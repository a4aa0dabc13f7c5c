import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { Select } from '../../parts/select-field';
import { useReportCopy } from './report.copy';

type Props = { vendorId: string; kinds: readonly string[]; value: string; onChange: (id: string) => void };

/** A file of the vendor that was brought as one of these kinds. */
export function FileField({ vendorId, kinds, value, onChange }: Props) {
  const t = useReportCopy();
  const { data } = useQuery(evidenceQuery({ vendorId }));
  const fitting = (data?.items ?? []).filter((one) => kinds.includes(one.kind) && one.withdrawnAt === null);
  const kind = kinds.join(', ');
  return (
    <Select
      label={t('file')}
      name="evidenceVersionId"
      hint={t(data && fitting.length === 0 ? 'noFile' : 'fileHint', { kind })}
      options={fitting.map((one) => ({ id: one.latest.id, label: `${one.ref} ${one.title}` }))}
      value={value}
      onChange={onChange}
    />
  );
}
