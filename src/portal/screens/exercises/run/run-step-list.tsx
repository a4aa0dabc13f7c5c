import { useState } from 'react';
import type { Run, RunStep } from '../../../api/run';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Segments } from '../../../parts/segments';
import { StateChip } from '../../../parts/state-chip';
import { CorrectResultDialog } from './run-correct-result';
import { CorrectStartDialog } from './run-correct-start';
import { RunElapsed } from './run-elapsed';
import { FinishDialog } from './run-finish-dialog';
import { StartDialog } from './run-start-dialog';
import { useResultWords, useStepWords } from './run-words';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';

type Doing = {
  what: 'start' | 'finish' | 'correct' | 'correct-start' | 'withdraw';
  step: RunStep;
  pressedAtMs: number;
};
type Part = { run: Run; presses: Presses; mayWrite: boolean };

function Outcome({ step }: { step: RunStep }) {
  const t = useSheetCopy();
  const words = useResultWords();
  const { result, expectedMinutes } = step;
  if (!result) return null;
  const { note, reason, correctsAttempt: attempt, correctionReason } = result;
  const said = note ?? reason;
  return (
    <div className="stack-tight sm">
      <span className="muted">{words(result, expectedMinutes)}</span>
      {said && <span className="quote">{said}</span>}
      {attempt !== null && <span>{t('corrects', { attempt, reason: correctionReason ?? '' })}</span>}
    </div>
  );
}

function Buttons({ step, onDo }: { step: RunStep; onDo: (what: Doing['what']) => void }) {
  const t = useSheetCopy();
  const { number, running, result } = step;
  if (running)
    return (
      <div className="run-acts">
        <Button look="primary" onPress={() => onDo('finish')} aria-label={t('finishOf', { number })}>
          {t('finish')}
        </Button>
        <Button onPress={() => onDo('correct-start')} aria-label={t('correctOf', { number })}>
          {t('correct')}
        </Button>
        <Button look="quiet" onPress={() => onDo('withdraw')} aria-label={t('withdrawOf', { number })}>
          {t('withdraw')}
        </Button>
      </div>
    );
  return (
    <div className="run-acts">
      <Button
        look={result ? 'plain' : 'primary'}
        onPress={() => onDo('start')}
        aria-label={result ? `${t('startAgain')}: ${number}` : t('startOf', { number })}
      >
        {t(result ? 'startAgain' : 'start')}
      </Button>
      {result && (
        <Button onPress={() => onDo('correct')} aria-label={t('correctOf', { number })}>
          {t('correct')}
        </Button>
      )}
    </div>
  );
}

type LineProps = { step: RunStep; zone: string | undefined; mayWrite: boolean; onDo: (what: Doing['what']) => void };

function Head({ step }: { step: RunStep }) {
  const t = useSheetCopy();
  const { number, title, running, result } = step;
  return (
    <div className="run-step-head">
      <h3>
        {number}. {title}
      </h3>
      {running ? (
        <StateChip state="in_progress" word={t('running')} />
      ) : (
        <StateChip state={result?.outcome ?? 'pending'} />
      )}
    </div>
  );
}

function Waits({ step: { waitsFor, running, result } }: { step: RunStep }) {
  const t = useSheetCopy();
  if (waitsFor.length === 0 || running || result) return null;
  const steps = t('step', { numbers: waitsFor.join(', ') });
  return <p className="tone-warn sm">{t('waitsFor', { steps })}</p>;
}

function StepLine({ step, zone, mayWrite, onDo }: LineProps) {
  const words = useStepWords();
  return (
    <li className="run-step" data-running={step.running ? '' : undefined}>
      <Head step={step} />
      {step.instruction && <p className="sm">{step.instruction}</p>}
      <p className="muted sm">{words(step)}</p>
      <Waits step={step} />
      {step.running && <RunElapsed running={step.running} expected={step.expectedMinutes} zone={zone} />}
      <Outcome step={step} />
      {mayWrite && <Buttons step={step} onDo={onDo} />}
    </li>
  );
}

function Dialogs({ doing, run, presses, onClose }: { doing: Doing; onClose: () => void } & Omit<Part, 'mayWrite'>) {
  const { what, pressedAtMs } = doing;
  const step = run.steps.find(({ planStepId }) => planStepId === doing.step.planStepId) ?? doing.step;
  const shared = { run, step, onClose };
  if (what === 'start') return <StartDialog {...shared} presses={presses} pressedAtMs={pressedAtMs} />;
  if (what === 'finish')
    return <FinishDialog {...shared} presses={presses} pressedAtMs={pressedAtMs} seen={doing.step} />;
  if (what === 'correct') return <CorrectResultDialog {...shared} />;
  return <CorrectStartDialog {...shared} withdraws={what === 'withdraw'} />;
}

const SHOWS = ['all', 'open', 'running', 'done'] as const;
type Show = (typeof SHOWS)[number];

const SHOWN: Record<Show, (step: RunStep) => boolean> = {
  all: () => true,
  open: ({ running, result }) => running === null && result === null,
  running: ({ running }) => running !== null,
  done: ({ running, result }) => running === null && result !== null,
};

/** Every step with its clock; several people press at once. */
export function RunStepList({ run, presses, mayWrite }: Part) {
  const t = useSheetCopy();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [show, setShow] = useState<Show>('all');
  const shown = run.steps.filter(SHOWN[show]);
  return (
    <Card title={t('steps')}>
      <Segments
        small
        label={t('show')}
        value={show}
        onChange={setShow}
        options={SHOWS.map((id) => ({ id, label: `${t(`show.${id}`)} ${run.steps.filter(SHOWN[id]).length}` }))}
      />
      {shown.length === 0 && <p className="muted">{t('noneShown')}</p>}
      <ol className="run-steps">
        {shown.map((step) => (
          <StepLine
            key={step.planStepId}
            step={step}
            zone={run.zones[0]?.timeZone}
            mayWrite={mayWrite}
            onDo={(what) => setDoing({ what, step, pressedAtMs: Date.now() })}
          />
        ))}
      </ol>
      {doing && (
        <Dialogs
          key={doing.step.planStepId + doing.what}
          doing={doing}
          run={run}
          presses={presses}
          onClose={() => setDoing(null)}
        />
      )}
    </Card>
  );
}
