import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { changeVendor, type Vendor } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { clockText } from '../../parts/format';
import { Form } from '../../parts/form';
import { DurationField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { NoticeFromField, type NoticeFrom } from './notice-from';
import { changedSince, SavingProblem, useOpenedVersion } from './stale-note';
import { listOf, useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

const textsOf = (vendor: Vendor) => ({
  name: vendor.name,
  legalName: vendor.legalName,
  country: vendor.country,
  sectors: vendor.sectors.join(', '),
  summary: vendor.summary,
});
const noticeOf = ({ contractNoticeMinutes: minutes }: Vendor) => (minutes === null ? '' : clockText(minutes));

/** Changes the facts of a vendor. */
export function FactsDialog({ vendor, onClose }: { vendor: Vendor; onClose: () => void }) {
  const t = useVendorsCopy();
  const [opened] = useState(vendor);
  const { version, catchUp } = useOpenedVersion(vendor.version);
  const { values, field } = useFields(textsOf(vendor));
  const [notice, setNotice] = useState(vendor.contractNoticeMinutes);
  const [noticeFrom, setNoticeFrom] = useState<NoticeFrom | ''>(vendor.contractNoticeFrom ?? '');
  const send = useDeed(changeVendor, {
    onDone: () => {
      toast({ title: t('saved') });
      onClose();
    },
  });
  const labels = {
    ...{ name: t('name'), legalName: t('legalName'), country: t('countryField'), sectors: t('sectors') },
    ...{ summary: t('summary'), notice: t('notice') },
  };
  const saved = changedSince(labels, {
    opened: { ...textsOf(opened), notice: noticeOf(opened) },
    now: { ...textsOf(vendor), notice: noticeOf(vendor) },
  });
  const body = {
    ...values,
    sectors: listOf(values.sectors),
    contractNoticeMinutes: notice,
    contractNoticeFrom: noticeFrom || null,
    version,
  };
  return (
    <Dialog title={t('editFacts')} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: vendor.id, body })} label={t('editFacts')}>
        <div className="form-row">
          <TextField label={t('name')} {...field('name')} />
          <TextField label={t('legalName')} {...field('legalName')} />
        </div>
        <div className="form-row">
          <TextField label={t('countryField')} hint={t('countryHint')} maxLength={2} {...field('country')} />
          <TextField label={t('sectors')} optional hint={t('sectorsHint')} {...field('sectors')} />
        </div>
        <TextArea label={t('summary')} optional rows={3} {...field('summary')} />
        <div className="form-row">
          <DurationField
            label={t('notice')}
            name="contractNoticeMinutes"
            optional
            value={notice}
            onChange={setNotice}
          />
          <NoticeFromField value={noticeFrom} onChange={setNoticeFrom} />
        </div>
        <SavingProblem send={send} saved={saved} onCatchUp={catchUp} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
