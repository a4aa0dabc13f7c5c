import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { wordsQuery, type CatalogueWords, type Draft, type OwnRequirement } from '../../api/catalogue';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea, TextField } from '../../parts/text-fields';
import { often } from './cadence-form';
import { useDraftCopy } from './draft.copy';
import { OwnEvidence } from './own-evidence';
import { OwnReach } from './own-reach';
import { useTailoring } from './use-tailoring';

const scopes = ['service', 'vendor', 'programme'] as const;
const forces = ['programme_policy', 'good_practice'] as const;
const blank: OwnRequirement = {
  ...{ id: 'X-', title: '', statement: '', scope: 'vendor', force: 'programme_policy', tiers: ['T1', 'T2', 'T3'] },
  ...{ flagsAny: [], evidence: [], frequency: 'annual', graceDays: 30, retention: 'R-SOX7', checks: [] },
};

/** Adds a requirement of the registrant's own: it rests on own policy and claims no SOX connection. */
export function AddRequirement({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const [own, setOwn] = useState(blank);
  const [checks, setChecks] = useState('');
  const [grace, setGrace] = useState(String(blank.graceDays));
  const set = (part: Partial<OwnRequirement>) => setOwn((now) => ({ ...now, ...part }));
  const { data: words } = useQuery(wordsQuery(draft.baseVersionId));
  const send = useTailoring(draft, () => {
    setOwn(blank);
    setChecks('');
  });
  const lines = checks
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const kept = ({ id, keepYears, clockStarts }: CatalogueWords['retentionClasses'][number]) => {
    const years = keepYears === null ? t('yearsElsewhere') : t('years', { count: keepYears });
    return t('retentionWords', { id, years, clock: clockStarts });
  };
  return (
    <Form
      errors={send.errors}
      onSubmit={() =>
        send.submit({
          change: 'add_requirement',
          requirement: { ...own, checks: lines, graceDays: Number(grace.trim() || NaN) },
        })
      }
      label={t('add')}
    >
      <div className="form-row">
        <TextField
          label={t('id')}
          name="requirement.id"
          mono
          hint={t('idHint')}
          value={own.id}
          onChange={(id) => set({ id })}
        />
        <TextField
          label={t('title')}
          name="requirement.title"
          maxLength={120}
          value={own.title}
          onChange={(title) => set({ title })}
        />
      </div>
      <TextArea
        label={t('statement')}
        name="requirement.statement"
        rows={3}
        value={own.statement}
        onChange={(statement) => set({ statement })}
      />
      <div className="form-row">
        <Select
          label={t('scope')}
          name="requirement.scope"
          options={scopes.map((id) => ({ id, label: t(`scope.${id}`) }))}
          value={own.scope}
          onChange={(scope) => scope !== '' && set({ scope })}
        />
        <Select
          label={t('often')}
          name="requirement.frequency"
          options={often}
          value={own.frequency === 'once' ? '' : own.frequency}
          onChange={(frequency) => frequency !== '' && set({ frequency })}
        />
      </div>
      <RadioGroup
        label={t('force')}
        name="requirement.force"
        layout="across"
        options={forces.map((id) => ({ id, label: t(`force.${id}`) }))}
        value={own.force}
        onChange={(force) => set({ force })}
      />
      <OwnReach own={own} onChange={set} />
      <OwnEvidence kinds={words?.evidenceKinds ?? []} value={own.evidence} onChange={(evidence) => set({ evidence })} />
      <div className="form-row">
        <Select
          label={t('retention')}
          name="requirement.retention"
          options={(words?.retentionClasses ?? []).map((one) => ({ id: one.id, label: kept(one) }))}
          value={own.retention}
          onChange={(retention) => set({ retention })}
        />
        <TextField label={t('grace')} name="requirement.graceDays" value={grace} onChange={setGrace} />
      </div>
      <TextArea
        label={t('looksFor')}
        name="requirement.checks"
        rows={3}
        hint={t('looksForHint')}
        value={checks}
        onChange={setChecks}
      />
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('addSubmit')}
        </Button>
      </div>
    </Form>
  );
}
