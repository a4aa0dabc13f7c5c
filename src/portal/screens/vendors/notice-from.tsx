import type { Vendor } from '../../api/vendors';
import { Select } from '../../parts/select-field';
import { useVendorsCopy } from './vendors.copy';

export type NoticeFrom = NonNullable<Vendor['contractNoticeFrom']>;
const starts = ['disruption', 'detection', 'declaration'] as const satisfies readonly NoticeFrom[];

type Props = { value: NoticeFrom | ''; onChange: (value: NoticeFrom | '') => void };

/** The moment from which the contract's time for giving notice runs. */
export function NoticeFromField({ value, onChange }: Props) {
  const t = useVendorsCopy();
  return (
    <Select
      label={t('noticeFrom')}
      name="contractNoticeFrom"
      optional
      emptyLabel={t('noticeFromUnsaid')}
      options={starts.map((id) => ({ id, label: t(`noticeFrom.${id}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
