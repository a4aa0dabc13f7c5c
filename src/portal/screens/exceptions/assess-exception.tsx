import { useState } from 'react';
import { assessException, type ExceptionView } from '../../api/exceptions';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useExceptionsCopy } from './exceptions.copy';

const verdicts = ['works', 'works_in_part', 'does_not_work', 'not_shown'] as const;
const risks = ['low', 'medium', 'high'] as const;
type Said = { verdict: (typeof verdicts)[number] | ''; note: string };
const blank: Said = { verdict: '', note: '' };

/** The officer's look at each measure and at the risk that is left. */
export function Assess({ one }: { one: ExceptionView }) {
  const may = useMay();
  const { personId } = useSession();
  if (one.waitsFor !== 'assessor' || one.requestedBy === personId || !may('exceptions.assess')) return null;
  return <AssessForm one={one} />;
}

function AssessForm({ one }: { one: ExceptionView }) {
  const t = useExceptionsCopy();
  const [said, setSaid] = useState<Record<string, Said | undefined>>({});
  const [assessment, setAssessment] = useState('');
  const [residualRisk, setRisk] = useState<(typeof risks)[number] | ''>('');
  const change = (id: string, part: Partial<Said>) =>
    setSaid((now) => ({ ...now, [id]: { ...(now[id] ?? blank), ...part } }));
  const send = useDeed(assessException, { onDone: () => toast({ title: t('done'), detail: one.ref }) });
  const measures = one.measures.map(({ id }) => {
    const { verdict, note } = said[id] ?? blank;
    return { id, note, verdict: verdict as (typeof verdicts)[number] };
  });
  const submit = () =>
    send.submit({ id: one.id, assessment, residualRisk: residualRisk as (typeof risks)[number], measures });
  return (
    <Card title={t('assess')} lede={t('assessLede')}>
      <Form errors={send.errors} onSubmit={submit} label={t('assess')}>
        {one.measures.map(({ id, number }, place) => (
          <div key={id} className="stack-tight">
            <Select
              label={t('verdict', { number })}
              name={`measures/${place}/verdict`}
              options={verdicts.map((verdict) => ({ id: verdict, label: t(`verdict.${verdict}`) }))}
              value={(said[id] ?? blank).verdict}
              onChange={(verdict) => change(id, { verdict })}
            />
            <TextArea
              label={t('verdictNote', { number })}
              name={`measures/${place}/note`}
              rows={2}
              value={(said[id] ?? blank).note}
              onChange={(note) => change(id, { note })}
            />
          </div>
        ))}
        <Select
          label={t('residual')}
          name="residualRisk"
          options={risks.map((id) => ({ id, label: t(`residual.${id}`) }))}
          value={residualRisk}
          onChange={setRisk}
        />
        <TextArea label={t('assessment')} name="assessment" value={assessment} onChange={setAssessment} />
        <ProblemNote problem={send.problem} />
        <div>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('assessSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
