import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { exercisesQuery } from '../../api/exercises';
import { answerVoid, askVoid, verifyFinding, type FindingDetail } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFindingDeedsCopy } from './finding-deeds.copy';

const methods = ['retest', 'inspection', 'observation', 'reperformance'] as const;
type Method = (typeof methods)[number];
type Result = 'fixed' | 'not_fixed';

/** The officer's look at what was repaired: it closes the finding, or reopens it. */
export function Verify({ finding }: { finding: FindingDetail }) {
  const may = useMay();
  if (finding.state !== 'ready_to_verify' || !may('findings.write')) return null;
  return <VerifyForm finding={finding} />;
}

function VerifyForm({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const [result, setResult] = useState<Result>('fixed');
  const [method, setMethod] = useState<Method>(finding.fromTest ? 'retest' : 'inspection');
  const [retestExerciseId, setRetest] = useState('');
  const [inspected, setInspected] = useState('');
  const { data } = useQuery({ ...exercisesQuery({ vendorId: finding.vendorId }), enabled: method === 'retest' });
  const verify = useDeed(verifyFinding, { onDone: () => toast({ title: t('done'), detail: finding.ref }) });
  const retest = method === 'retest' && retestExerciseId !== '' ? { retestExerciseId } : {};
  const later = (data?.items ?? []).filter(({ id }) => id !== finding.exerciseId);
  return (
    <Card title={t('verify')} lede={t('verifyLede')}>
      <Form
        errors={verify.errors}
        onSubmit={() => verify.submit({ id: finding.id, result, method, inspected, ...retest })}
        label={t('verify')}
      >
        <RadioGroup
          label={t('result')}
          name="result"
          options={[
            { id: 'fixed', label: t('result.fixed') },
            { id: 'not_fixed', label: t('result.not_fixed') },
          ]}
          value={result}
          onChange={setResult}
        />
        <Select
          label={t('method')}
          name="method"
          options={methods.map((id) => ({ id, label: t(`method.${id}`) }))}
          value={method}
          onChange={(chosen) => setMethod(chosen === '' ? 'inspection' : chosen)}
        />
        {method === 'retest' && (
          <Select
            label={t('retest')}
            name="retestExerciseId"
            options={later.map(({ id, ref, title }) => ({ id, label: `${ref} ${title}` }))}
            value={retestExerciseId}
            onChange={setRetest}
          />
        )}
        <TextArea label={t('inspected')} name="inspected" value={inspected} onChange={setInspected} />
        <ProblemNote problem={verify.problem} />
        <div>
          <Button type="submit" look="primary" isPending={verify.isPending}>
            {t(result === 'fixed' ? 'verifyClose' : 'verifyReopen')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** What was opened in error: one asks, another of the second line answers. */
export function Void({ finding }: { finding: FindingDetail }) {
  const may = useMay();
  if (finding.state !== 'open') return null;
  if (finding.voidAsked) return may('findings.approve') ? <AnswerVoid finding={finding} /> : null;
  return may('findings.write') ? <AskVoid finding={finding} /> : null;
}

function AskVoid({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const [reason, setReason] = useState('');
  const ask = useDeed(askVoid, { onDone: () => toast({ title: t('done'), detail: finding.ref }) });
  return (
    <Card title={t('void')} lede={t('voidLede')}>
      <Form errors={ask.errors} onSubmit={() => ask.submit({ id: finding.id, reason })} label={t('void')}>
        <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={ask.problem} />
        <div>
          <Button type="submit" isPending={ask.isPending}>
            {t('askVoid')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function AnswerVoid({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const [reason, setReason] = useState('');
  const send = useDeed(answerVoid, { onDone: () => toast({ title: t('done'), detail: finding.ref }) });
  const asked = finding.voids.find(({ decision }) => decision === null);
  const say = (decision: 'approved' | 'rejected') => send.submit({ id: finding.id, decision, reason });
  return (
    <Card title={t('void')} lede={t('voidAsked', { name: asked?.askedByName ?? '' })}>
      <p className="quote">{asked?.reason}</p>
      <TextArea label={t('reason')} name="reason" rows={2} errors={send.errors} value={reason} onChange={setReason} />
      <ProblemNote problem={send.problem} />
      <div className="row">
        <Button look="primary" isPending={send.isPending} onPress={() => say('approved')}>
          {t('approveVoid')}
        </Button>
        <Button isPending={send.isPending} onPress={() => say('rejected')}>
          {t('rejectVoid')}
        </Button>
      </div>
    </Card>
  );
}
