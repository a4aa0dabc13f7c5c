import { useState } from 'react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { runQuery, type Run } from '../../../api/run';
import { useMay, useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Note } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { StateChip } from '../../../parts/state-chip';
import { Tabs } from '../../../parts/tabs';
import { PlannedInjects } from './planned-injects';
import { RunHead, ToldPresses } from './run-head';
import { RunInjects } from './run-injects';
import { RunLog } from './run-log';
import { RunMoments } from './run-moments';
import { Guests, WriteNote } from './run-notes';
import { RunStepList } from './run-step-list';
import { useSheetCopy } from './run.copy';
import { usePresses, type Presses } from './use-presses';

const BEFORE: Run['state'][] = ['planned', 'scheduled', 'postponed'];

/** What the person may do as the run stands: planned before it, pressed and noted while it goes on. */
function useAllowed({ state }: Run) {
  const may = useMay();
  const writes = may('exercises.write');
  const watches = writes || may('exercises.observe');
  const isRunning = state === 'in_progress';
  const isBefore = BEFORE.includes(state);
  return {
    mayWrite: isRunning && writes,
    mayPlan: isBefore && writes,
    mayNote: isRunning && watches,
    mayName: (isRunning || isBefore) && watches,
  };
}

function Parts({ run, presses }: { run: Run; presses: Presses }) {
  const t = useSheetCopy();
  const { membership } = useSession();
  const [tab, setTab] = useState('steps');
  const { mayWrite, mayNote, mayName, mayPlan } = useAllowed(run);
  const isTeam = membership.vendor !== null;
  const part = { run, presses, mayWrite };
  const open = run.injects.filter(({ deliveredAt }) => deliveredAt === null).length;
  return (
    <Tabs
      label={t('tabs')}
      value={tab}
      onChange={setTab}
      items={[
        { id: 'steps', label: t('steps'), content: <RunStepList {...part} /> },
        { id: 'clock', label: t('clock'), content: <RunMoments {...part} /> },
        {
          id: 'injects',
          label: t('injects'),
          count: open,
          content: mayPlan ? <PlannedInjects run={run} /> : <RunInjects {...part} />,
        },
        {
          id: 'log',
          label: t('log'),
          count: run.entries.length,
          content: (
            <div className="stack">
              {mayNote && <WriteNote run={run} presses={presses} isTeam={isTeam} />}
              <RunLog run={run} mayNote={mayNote} />
              <Guests run={run} isTeam={isTeam} mayName={mayName} />
            </div>
          ),
        },
      ]}
    />
  );
}

/** The live run sheet: one clock for everybody on the exercise, on a phone as on a wall. */
export function RunSheetScreen({ id }: { id: string }) {
  const t = useSheetCopy();
  const queries = useQueryClient();
  const { data: run, error, failureCount } = useSuspenseQuery(runQuery(queries, id));
  const presses = usePresses(id);
  const { ref, title, serviceName: service } = run;
  const isDown = error !== null || failureCount > 0 || presses.waiting.length > 0;
  return (
    <Page
      title={t('title')}
      lede={t('lede', { ref, title, service })}
      crumbs={[{ label: `${t('toExercise')} ${ref}`, to: `/exercises/${id}` }]}
      state={<StateChip state={run.state} />}
      actions={<AppLink to={`/exercises/${id}/step-times`}>{t('toTimes')}</AppLink>}
    >
      {BEFORE.includes(run.state) && <Note tone="info">{t('notStarted')}</Note>}
      {run.startedAt !== null && run.state !== 'in_progress' && <Note tone="info">{t('over')}</Note>}
      <RunHead run={run} isDown={isDown} />
      <ToldPresses presses={presses} />
      <Parts run={run} presses={presses} />
    </Page>
  );
}
