import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { linkSubservice, subOutsourcersQuery, type Subservice } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Select } from '../../parts/select-field';
import { useReportCopy } from './report.copy';
import { DeedForm } from './report-parts';

type Props = { one: Subservice; vendorId: string; onClose: () => void };

/** Says which sub-outsourcer of the register the report means. */
export function LinkSubservice({ one, vendorId, onClose }: Props) {
  const t = useReportCopy();
  const { data } = useQuery(subOutsourcersQuery(vendorId));
  const [chosen, setChosen] = useState<string>(one.fourthPartyId ?? '');
  const link = useDeed(linkSubservice, { onDone: onClose });
  const options = (data?.items ?? []).map(({ id, ref, name }) => ({ id, label: `${ref} ${name}` }));
  return (
    <DeedForm
      title={`${t('link')}: ${one.name}`}
      deed={link}
      input={{ id: one.id, fourthPartyId: chosen || null }}
      onClose={onClose}
    >
      <Select
        label={t('register')}
        name="fourthPartyId"
        options={options}
        value={chosen}
        onChange={setChosen}
        emptyLabel={t('unlinked')}
      />
    </DeedForm>
  );
}
