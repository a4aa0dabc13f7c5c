import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { checkDelivery, type RequestDetail } from '../../api/requests';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRequestsCopy } from './requests.copy';

const decisions = ['passed', 'sent_back'] as const;

/** The look of a second person at the latest delivery, before the auditor sees it. */
export function CheckCard({ one }: { one: RequestDetail }) {
  const t = useRequestsCopy();
  const { personId } = useSession();
  const [decision, setDecision] = useState<(typeof decisions)[number]>('passed');
  const [reason, setReason] = useState('');
  const check = useDeed(checkDelivery, { onDone: () => toast({ title: t('moved'), detail: one.ref }) });
  const latest = one.history[0];
  if (!latest) return null;
  const { number, preparedBy, preparedById } = latest;
  const title = t('check', { number });
  if (preparedById === personId)
    return (
      <Card title={title}>
        <p className="muted">{t('ownDelivery')}</p>
      </Card>
    );
  return (
    <Card title={title} lede={t('checkLede', { who: preparedBy })}>
      <Form errors={check.errors} onSubmit={() => check.submit({ id: one.id, number, decision, reason })} label={title}>
        <RadioGroup
          label={t('decision')}
          name="decision"
          options={decisions.map((id) => ({ id, label: t(`decision.${id}`) }))}
          value={decision}
          onChange={setDecision}
        />
        <TextArea label={t('checked')} name="reason" rows={3} value={reason} onChange={setReason} />
        <ProblemNote problem={check.problem} />
        <div>
          <Button type="submit" look="primary" isPending={check.isPending}>
            {t('recordCheck')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
