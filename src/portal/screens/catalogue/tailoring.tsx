import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { replaceDocument, requirementsOfQuery, type Draft, type Requirement } from '../../api/catalogue';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ComboBox } from '../../parts/combo-box';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Tabs } from '../../parts/tabs';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { AddRequirement } from './add-requirement';
import { CadenceForm } from './cadence-form';
import { DocumentField } from './document-field';
import { useDraftCopy } from './draft.copy';
import { PickRequirement } from './pick-requirement';
import { useTailoring, type Change } from './use-tailoring';

const tiers = ['T1', 'T2', 'T3'] as const;

function ThresholdForm({ draft, all }: { draft: Draft; all: readonly Requirement[] }) {
  const t = useDraftCopy();
  const [code, setCode] = useState('');
  const [checkId, setCheckId] = useState('');
  const [value, setValue] = useState('');
  const [byTier, setByTier] = useState({ T1: '', T2: '', T3: '' });
  const checks = all.find((one) => one.code === code)?.checks.filter((one) => one.value !== null || one.values) ?? [];
  const check = checks.find(({ id }) => id === checkId);
  const send = useTailoring(draft, () => setValue(''));
  const numbers = { T1: Number(byTier.T1), T2: Number(byTier.T2), T3: Number(byTier.T3) };
  const threshold = check?.values ? { values: numbers } : { value: Number(value) };
  const body: Change = { change: 'set_threshold', requirementId: code, checkId, ...threshold };
  return (
    <Form errors={send.errors} onSubmit={() => send.submit(body)} label={t('threshold')}>
      <PickRequirement all={all} value={code} onChange={setCode} />
      <ComboBox
        label={t('check')}
        name="checkId"
        options={checks.map(({ id, words }) => ({ id, label: words }))}
        value={checkId}
        onChange={(id) => setCheckId(id ?? '')}
      />
      {check && <p className="muted">{t('shippedValue', { threshold: check.threshold, base: draft.base })}</p>}
      {check?.values ? (
        <div className="form-row">
          {tiers.map((tier) => (
            <TextField
              key={tier}
              label={t('valueFor', { tier })}
              name={`values.${tier}`}
              value={byTier[tier]}
              onChange={(text) => setByTier({ ...byTier, [tier]: text })}
            />
          ))}
        </div>
      ) : (
        <TextField label={t('value')} name="value" value={value} onChange={setValue} />
      )}
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('setThreshold')}
        </Button>
      </div>
    </Form>
  );
}

function SwitchForm({ draft, all }: { draft: Draft; all: readonly Requirement[] }) {
  const t = useDraftCopy();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const send = useTailoring(draft, () => setReason(''));
  const changed = draft.differences.find(({ part, pointer }) => part === code && pointer.endsWith('/tailored_out'));
  const before = all.find((one) => one.code === code)?.tailoredOut ?? null;
  const off = changed ? changed.after : before;
  const added = draft.differences.filter(
    ({ change, field, part }) => change === 'added' && field === '' && part.startsWith('X-'),
  );
  const own = [
    ...new Set([...added.map(({ part }) => part), ...all.filter((one) => one.isOwn).map((one) => one.code)]),
  ];
  return (
    <Form
      errors={send.errors}
      onSubmit={() => send.submit({ change: off === null ? 'switch_off' : 'switch_on', requirementId: code, reason })}
      label={t('off')}
    >
      <PickRequirement all={all.filter((one) => !one.isOwn)} value={code} onChange={setCode} />
      {off === null ? (
        <TextArea
          label={t('reason')}
          name="reason"
          rows={2}
          hint={t('reasonHint')}
          value={reason}
          onChange={setReason}
        />
      ) : (
        <Note>{t('isOff', { code, reason: off })}</Note>
      )}
      <ProblemNote problem={send.problem} />
      <div className="row">
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t(off === null ? 'switchOff' : 'switchOn')}
        </Button>
        {own.map((id) => (
          <Button key={id} onPress={() => send.submit({ change: 'remove_requirement', requirementId: id })}>
            {t('removeOwn', { code: id })}
          </Button>
        ))}
      </div>
    </Form>
  );
}

function ReplaceForm({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const [text, setText] = useState('');
  const send = useDeed(replaceDocument, {
    onDone: ({ ref }) => {
      setText('');
      toast({ title: t('saved', { ref }) });
    },
  });
  const body = { version: draft.version, text };
  return (
    <Form errors={send.errors} onSubmit={() => send.submit({ id: draft.id, body })} label={t('replace')}>
      <DocumentField kind={draft.kind} value={text} onChange={setText} />
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('replaceSubmit')}
        </Button>
      </div>
    </Form>
  );
}

/** The ways to change a draft; a questionnaire is changed as a document only. */
export function Tailoring({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const isCatalogue = draft.kind === 'catalogue';
  const { data: all = [] } = useQuery({ ...requirementsOfQuery(draft.baseVersionId), enabled: isCatalogue });
  const pieces = [
    { id: 'add', label: t('add'), content: <AddRequirement draft={draft} /> },
    { id: 'threshold', label: t('threshold'), content: <ThresholdForm draft={draft} all={all} /> },
    { id: 'cadence', label: t('cadence'), content: <CadenceForm draft={draft} all={all} /> },
    { id: 'off', label: t('off'), content: <SwitchForm draft={draft} all={all} /> },
  ];
  if (!isCatalogue)
    return (
      <Card title={t('tailorDocument')} lede={t('tailorDocumentLede')}>
        <ReplaceForm draft={draft} />
      </Card>
    );
  const whole = { id: 'replace', label: t('replace'), content: <ReplaceForm draft={draft} /> };
  return (
    <Card title={t('tailor')} lede={t('tailorLede')}>
      <Tabs label={t('tailor')} items={[...pieces, whole]} />
    </Card>
  );
}
