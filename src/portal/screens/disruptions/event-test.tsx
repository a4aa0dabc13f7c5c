import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { countAsTest, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { kindWords } from '../exercises/exercise-kinds';
import { useAftermathCopy } from './aftermath.copy';

const equal = ['functional', 'parallel', 'full_interruption', 'full_scale'] as const;

function CountDialog({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useAftermathCopy();
  const navigate = useNavigate();
  const { hits, activations } = event;
  const [draft, setDraft] = useState({
    serviceId: hits.length === 1 ? (hits[0]?.serviceId ?? '') : '',
    planVersionId: activations.length === 1 ? (activations[0]?.planVersionId ?? '') : '',
    ...{ kind: '' as (typeof equal)[number] | '', evaluator: '', scopeLimits: '' },
  });
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const send = useDeed(countAsTest, {
    onDone: ({ exerciseId }) => {
      toast({ title: t('counted') });
      void navigate({ to: '/exercises/$id', params: { id: exerciseId } });
    },
  });
  const body = { ...draft, kind: draft.kind as (typeof equal)[number] };
  return (
    <DeedDialog
      title={t('count')}
      lede={t('testLede')}
      submitLabel={t('count')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
      wide
    >
      <div className="form-row">
        <Select
          label={t('service')}
          name="serviceId"
          options={hits.map(({ serviceId, serviceRef, serviceName }) => ({
            id: serviceId,
            label: `${serviceRef} ${serviceName}`,
          }))}
          value={draft.serviceId}
          onChange={(serviceId) => set({ serviceId })}
        />
        <Select
          label={t('planVersion')}
          name="planVersionId"
          options={activations.map(({ planVersionId, planRef, label }) => ({
            id: planVersionId,
            label: `${planRef}, ${label}`,
          }))}
          value={draft.planVersionId}
          onChange={(planVersionId) => set({ planVersionId })}
        />
      </div>
      <div className="form-row">
        <Select
          label={t('kind')}
          name="kind"
          options={equal.map((id) => ({ id, label: kindWords[id] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          label={t('evaluator')}
          name="evaluator"
          hint={t('evaluatorHint')}
          maxLength={200}
          value={draft.evaluator}
          onChange={(evaluator) => set({ evaluator })}
        />
      </div>
      <TextField
        label={t('scopeLimits')}
        name="scopeLimits"
        optional
        maxLength={2000}
        value={draft.scopeLimits}
        onChange={(scopeLimits) => set({ scopeLimits })}
      />
    </DeedDialog>
  );
}

/** Exercises that the event counts as. */
export function EventTest({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const [isCounting, setCounting] = useState(false);
  const may = useMay()('exercises.write');
  if (event.activations.length === 0) return null;
  const writes = may && ['recovered', 'reconciled', 'aar_issued'].includes(event.state);
  return (
    <Card
      title={t('test')}
      lede={t('testLede')}
      aside={
        writes && (
          <Button small onPress={() => setCounting(true)}>
            {t('count')}
          </Button>
        )
      }
    >
      {event.exercises.length === 0 && <p className="muted">{t('notCounted')}</p>}
      <ul className="stack-tight bare">
        {event.exercises.map(({ id, ref, kind, state }) => (
          <li key={id} className="spread">
            <AppLink to={`/exercises/${id}`}>
              {ref}, {kindWords[kind].toLowerCase()}
            </AppLink>
            <StateChip state={state} />
          </li>
        ))}
      </ul>
      {isCounting && <CountDialog event={event} onClose={() => setCounting(false)} />}
    </Card>
  );
}
