import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { impactGuideQuery, serviceImpactQuery, stateOutageCost, type OutageCost } from '../../api/impact';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { TimeText } from '../../parts/measures';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import type { ServiceCardProps } from './service-card';
import { useServiceCopy } from './service.copy';

const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);

function Shown({ cost }: { cost: OutageCost }) {
  const t = useServiceCopy();
  const { data: guide } = useQuery(impactGuideQuery);
  return (
    <div className="stack-tight">
      <KeyValue
        items={[
          ...(guide?.bands ?? []).map(({ label }, at) => ({
            label,
            value: <span className="num">{money(cost.amounts[at] ?? 0, cost.currency)}</span>,
          })),
          { label: t('costBasis'), value: cost.basis },
        ]}
      />
      <p className="muted sm">
        {t('costBy', { number: cost.number, name: cost.statedByName })}, <TimeText at={cost.statedAt} />
      </p>
    </div>
  );
}

function StateCost({
  serviceId,
  before,
  onDone,
}: {
  serviceId: string;
  before: OutageCost | undefined;
  onDone: () => void;
}) {
  const t = useServiceCopy();
  const { data: guide } = useQuery(impactGuideQuery);
  const [currency, setCurrency] = useState(before?.currency ?? 'USD');
  const [basis, setBasis] = useState('');
  const [amounts, setAmounts] = useState<string[]>(() => (before?.amounts ?? Array<string>(7).fill('')).map(String));
  const send = useDeed(stateOutageCost, {
    onDone: () => {
      toast({ title: t('costStated') });
      onDone();
    },
  });
  /* what is no number is sent as it is not: the answer names the field */
  const read = (text: string) => (text.trim() === '' ? NaN : Number(text.replaceAll(/[\s,]/g, '')));
  return (
    <Form
      label={t('costSubmit')}
      errors={send.errors}
      onSubmit={() =>
        send.submit({
          id: serviceId,
          body: { currency: currency.trim().toUpperCase(), basis, amounts: amounts.map(read) },
        })
      }
    >
      <div className="form-row">
        <TextField label={t('currency')} name="currency" maxLength={3} value={currency} onChange={setCurrency} />
        {(guide?.bands ?? []).map(({ band, label }, at) => (
          <TextField
            key={band}
            label={label}
            name={`amounts.${at}`}
            value={amounts[at] ?? ''}
            onChange={(text) => setAmounts(amounts.map((one, place) => (place === at ? text : one)))}
          />
        ))}
      </div>
      <TextArea label={t('basis')} name="basis" rows={2} maxLength={2000} value={basis} onChange={setBasis} />
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('costSubmit')}
        </Button>
      </div>
    </Form>
  );
}

function Earlier({ costs }: { costs: OutageCost[] }) {
  const t = useServiceCopy();
  if (costs.length === 0) return null;
  return (
    <details>
      <summary>{t('costBefore')}</summary>
      <div className="stack">
        {costs.map((cost) => (
          <Shown key={cost.number} cost={cost} />
        ))}
      </div>
    </details>
  );
}

/** What an outage costs the registrant; not there for vendors. */
export function OutageCostCard({ service }: ServiceCardProps) {
  const t = useServiceCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(serviceImpactQuery(service.id));
  const [isStating, setStating] = useState(false);
  if (membership.vendor) return null;
  const [now, ...earlier] = data.outageCosts;
  const states = may('objectives.propose') && service.state === 'active';
  return (
    <Card title={t('cost')} lede={t('costLede')}>
      {now ? <Shown cost={now} /> : <EmptyState title={t('noCost')} />}
      {states && !isStating && (
        <div>
          <Button onPress={() => setStating(true)}>{t(now ? 'costNew' : 'costSubmit')}</Button>
        </div>
      )}
      {isStating && <StateCost serviceId={service.id} before={now} onDone={() => setStating(false)} />}
      <Earlier costs={earlier} />
    </Card>
  );
}
