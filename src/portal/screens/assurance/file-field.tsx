import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Select } from '../../parts/select-field';
import { useReportCopy } from './report.copy';

type Props = { vendorId: string; kinds: readonly string[]; value: string; onChange: (id: string) => void };

/** What to do while no file of the kind is here: the vendor brings it, somebody of the registrant waits for it. */
function NoFile({ kind }: { kind: string }) {
  const t = useReportCopy();
  if (useSession().vendorId === null) return t('noFileYet', { kind });
  return (
    <>
      {t('noFile', { kind })} <AppLink to="/evidence">{t('toEvidence')}</AppLink>
    </>
  );
}

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
      hint={data && fitting.length === 0 ? <NoFile kind={kind} /> : t('fileHint', { kind })}
      options={fitting.map((one) => ({ id: one.latest.id, label: `${one.ref} ${one.title}` }))}
      value={value}
      onChange={onChange}
    />
  );
}
