import { useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { registerVendor } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { DurationField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { NoticeFromField, type NoticeFrom } from './notice-from';
import { listOf, useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

/** Asks who the vendor is, and opens its page. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useVendorsCopy();
  const router = useRouter();
  const { values, field } = useFields({ name: '', legalName: '', country: '', sectors: '', summary: '' });
  const [notice, setNotice] = useState<number | null>(null);
  const [noticeFrom, setNoticeFrom] = useState<NoticeFrom | ''>('');
  const send = useDeed(registerVendor, {
    onDone: ({ id, name }) => {
      toast({ title: t('registered', { name }) });
      void router.navigate({ to: '/vendors/$vendorId', params: { vendorId: id }, search: {} });
    },
  });
  const body = {
    ...values,
    sectors: listOf(values.sectors),
    ...(notice !== null && { contractNoticeMinutes: notice }),
    ...(noticeFrom && { contractNoticeFrom: noticeFrom }),
  };
  return (
    <Dialog title={t('register')} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={() => send.submit(body)} label={t('register')}>
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
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('submit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
