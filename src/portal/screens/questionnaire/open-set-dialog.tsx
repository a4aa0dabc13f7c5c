import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { periodsQuery } from '../../api/coverage';
import { useDeed } from '../../api/deed';
import { vendorNamesQuery } from '../../api/people';
import { openQuestionSet } from '../../api/questionnaires';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { toast } from '../../parts/toast';
import { useQuestionnaireCopy } from './questionnaire.copy';

/** Opens the newest questionnaire for one vendor and period. */
export function OpenSetDialog({ onClose }: { onClose: () => void }) {
  const t = useQuestionnaireCopy();
  const navigate = useNavigate();
  const [vendorId, setVendorId] = useState('');
  const [periodId, setPeriodId] = useState('');
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { data: periods = [] } = useQuery(periodsQuery);
  const open = useDeed(openQuestionSet, {
    onDone: ({ id }) => {
      toast({ title: t('opened') });
      void navigate({ to: '/questionnaires/$id', params: { id } });
    },
  });
  const current = periods.filter(({ state }) => state === 'open' || state === 'closing');
  return (
    <Dialog title={t('open')} isOpen onClose={onClose}>
      <p>{t('openLede')}</p>
      <Form label={t('open')} errors={open.errors} onSubmit={() => open.submit({ id: vendorId, body: { periodId } })}>
        <Select label={t('vendor')} name="vendorId" options={vendors} value={vendorId} onChange={setVendorId} />
        <Select
          label={t('period')}
          name="periodId"
          options={current.map(({ id, code }) => ({ id, label: code }))}
          value={periodId}
          onChange={setPeriodId}
        />
        <ProblemNote problem={open.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            isPending={open.isPending}
            isDisabled={vendorId === '' || periodId === ''}
          >
            {t('openSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
