import { useState } from 'react';
import {
  acknowledge,
  agreePlan,
  lowerSeverity,
  moveDueDate,
  raiseSeverity,
  sayReady,
  severities,
  start,
  type FindingDetail,
  type Severity,
} from '../../api/findings';
import { useDeed, type KeyHeader } from '../../api/deed';
import { useMay, type Permission } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { DateField, TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFindingDeedsCopy } from './finding-deeds.copy';
import { useFindingsCopy } from './findings.copy';

type Words = Parameters<ReturnType<typeof useFindingDeedsCopy>>[0];
type Deed = (input: { id: string; note: string }, headers: KeyHeader) => Promise<unknown>;
type Step = { needs: Permission; title: Words; note: Words; deed: Deed };

const agree: Step = { needs: 'findings.write', title: 'agree', note: 'agreeNote', deed: agreePlan };
const respond = (title: Words, deed: Deed, note: Words = 'note'): Step => ({
  ...{ needs: 'findings.respond', title, deed, note },
});

const steps: Partial<Record<FindingDetail['state'], readonly Step[]>> = {
  open: [respond('acknowledge', acknowledge)],
  acknowledged: [agree],
  plan_agreed: [respond('start', start)],
  in_progress: [respond('ready', sayReady, 'readyNote')],
  reopened: [respond('goOn', start), agree],
};

/** What the finding waits for, for those who may do it. */
export function NextStep({ finding }: { finding: FindingDetail }) {
  const may = useMay();
  const open = (steps[finding.state] ?? []).filter(({ needs }) => may(needs));
  const planned = finding.actions.some((one) => one.doneAt === null && one.withdrawnAt === null);
  return (
    <>
      {open
        .filter((step) => step !== agree || planned)
        .map((step) => (
          <StepForm key={finding.state + step.title} finding={finding} step={step} />
        ))}
    </>
  );
}

function StepForm({ finding, step }: { finding: FindingDetail; step: Step }) {
  const t = useFindingDeedsCopy();
  const [note, setNote] = useState('');
  const send = useDeed(step.deed, { onDone: () => toast({ title: t('done'), detail: finding.ref }) });
  return (
    <Card title={t(step.title)}>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: finding.id, note })} label={t(step.title)}>
        <TextArea
          label={t(step.note)}
          name="note"
          rows={2}
          optional={step.title !== 'ready'}
          value={note}
          onChange={setNote}
        />
        <ProblemNote problem={send.problem} />
        <div>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t(step.title)}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

export function MoveDue({ finding }: { finding: FindingDetail }) {
  const t = useFindingsCopy();
  const [dueOn, setDueOn] = useState(finding.dueOn);
  const [reason, setReason] = useState('');
  const move = useDeed(moveDueDate, {
    onDone: () => {
      setReason('');
      toast({ title: t('moved'), detail: finding.ref });
    },
  });
  return (
    <Card title={t('move')}>
      <Form errors={move.errors} onSubmit={() => move.submit({ id: finding.id, dueOn, reason })} label={t('move')}>
        <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDueOn} />
        <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={move.problem} />
        <div>
          <Button type="submit" isPending={move.isPending}>
            {t('moveSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

export function Grade({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const lowers = useMay()('findings.approve');
  const at = severities.indexOf(finding.severity);
  const options = lowers ? severities.slice(at + 1) : severities.slice(0, at);
  const [severity, setSeverity] = useState<Severity | ''>('');
  const [reason, setReason] = useState('');
  const grade = useDeed(lowers ? lowerSeverity : raiseSeverity, {
    onDone: () => {
      setReason('');
      setSeverity('');
      toast({ title: t('done'), detail: finding.ref });
    },
  });
  if (options.length === 0) return null;
  const send = () => grade.submit({ id: finding.id, severity: severity as Severity, reason });
  return (
    <Card title={t('grade')} lede={t('gradeLede')}>
      <Form errors={grade.errors} onSubmit={send} label={t('grade')}>
        <Select
          label={t('severity')}
          name="severity"
          options={options.map((id) => ({ id, label: lookOf(id).word }))}
          value={severity}
          onChange={setSeverity}
        />
        <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={grade.problem} />
        <div>
          <Button type="submit" isPending={grade.isPending}>
            {t('gradeSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
