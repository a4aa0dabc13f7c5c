import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { decideIcfr, icfrQuery, type FindingDetail, type IcfrHistory, type IcfrSeverity } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Timeline } from '../../parts/facts';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFindingDeedsCopy } from './finding-deeds.copy';

const values = ['none', 'deficiency', 'significant_deficiency', 'material_weakness'] as const;

/** What the SOX office decided about the finding; mounted for the registrant's staff alone. */
export function Icfr({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const may = useMay();
  const { data, error } = useQuery(icfrQuery(finding.id));
  return (
    <Card title={t('icfr')} lede={t('icfrLede')}>
      <ProblemNote problem={error} />
      {data && <Decisions history={data} />}
      {may('findings.icfr-decide') && <Decide finding={finding} />}
    </Card>
  );
}

function Decisions({ history }: { history: IcfrHistory }) {
  const t = useFindingDeedsCopy();
  if (history.items.length === 0) return <p className="muted">{t('icfrNone')}</p>;
  return (
    <Timeline
      items={history.items.map((one) => ({
        id: one.id,
        at: one.decidedAt,
        title: t(`icfr.${one.icfrSeverity}`),
        who: one.decidedByName,
        detail: one.reasoning,
      }))}
    />
  );
}

function Decide({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const [icfrSeverity, setSeverity] = useState<IcfrSeverity | ''>('');
  const [reasoning, setReasoning] = useState('');
  const decide = useDeed(decideIcfr, {
    onDone: () => {
      setReasoning('');
      toast({ title: t('done'), detail: finding.ref });
    },
  });
  const send = () => decide.submit({ id: finding.id, icfrSeverity: icfrSeverity as IcfrSeverity, reasoning });
  return (
    <Form errors={decide.errors} onSubmit={send} label={t('icfrValue')}>
      <Select
        label={t('icfrValue')}
        name="icfrSeverity"
        options={values.map((id) => ({ id, label: t(`icfr.${id}`) }))}
        value={icfrSeverity}
        onChange={setSeverity}
      />
      <TextArea label={t('reasoning')} name="reasoning" rows={3} value={reasoning} onChange={setReasoning} />
      <ProblemNote problem={decide.problem} />
      <div>
        <Button type="submit" look="primary" isPending={decide.isPending}>
          {t('icfrSubmit')}
        </Button>
      </div>
    </Form>
  );
}
