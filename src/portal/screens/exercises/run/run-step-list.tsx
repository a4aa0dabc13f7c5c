import { useState } from 'react';
import type { Run, RunStep } from '../../../api/run';
import { useServerNow } from '../../../api/server-clock';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { clockText } from '../../../parts/format';
import { StateChip } from '../../../parts/state-chip';
import { CorrectResultDialog, CorrectStartDialog } from './run-corrections';
import { FinishDialog, StartDialog } from './run-step-dialogs';
import { bothClocks, elapsedText, timeIn } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';

type Doing = {
  what: 'start' | 'finish' | 'correct' | 'correct-start' | 'withdraw';
  step: RunStep;
  pressedAtMs: number;
};
type Part = { run: Run; presses: Presses; mayWrite: boolean };

function Elapsed({ step, zone }: { step: RunStep; zone: string | undefined }) {
  const t = useSheetCopy();
  const now = useServerNow();
  const { running, expectedMinutes } = step;
  if (!running) return null;
  const from = Date.parse(running.startedAt);
  const over = expectedMinutes === null ? 0 : Math.floor((now - from) / 60_000) - expectedMinutes;
  return (
    <div className="run-elapsed">
      <span className="run-count" role="timer" aria-label={t('elapsed')}>
        {elapsedText(from, now)}
      </span>
      <span className="sm">
        {t('runningBy', { performer: running.performedBy ?? '–', time: bothClocks(running.startedAt, zone) })}
        {running.byName !== running.performedBy && `, ${t('pressedBy', { name: running.byName ?? '–' })}`}
      </span>
      {over > 0 && <span className="tone-bad sm strong">{t('overdue', { minutes: clockText(over) })}</span>}
      {expectedMinutes !== null && expectedMinutes > 0 && (
        <progress max={expectedMinutes * 60_000} value={now - from} aria-label={t('elapsed')} />
      )}
    </div>
  );
}

function Outcome({ step }: { step: RunStep }) {
  const t = useSheetCopy();
  const { result, expectedMinutes } = step;
  if (!result) return null;
  const { minutes, tester, startedAt, finishedAt, recordedByName, note, reason } = result;
  const took =
    minutes === null
      ? null
      : expectedMinutes === null
        ? t('tookOnly', { minutes })
        : t('took', { minutes, expected: expectedMinutes });
  return (
    <div className="stack-tight sm">
      <span className="muted">
        {[
          startedAt && finishedAt
            ? t('by', {
                performer: tester ?? '–',
                from: timeIn(startedAt, 'UTC'),
                to: `${timeIn(finishedAt, 'UTC')} UTC`,
              })
            : null,
          took,
          t('recordedBy', { name: recordedByName ?? '–' }),
          result.enteredHow === 'import' ? t('imported') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {(note ?? reason) && <span className="quote">{note ?? reason}</span>}
      {result.correctsAttempt !== null && (
        <span>{t('corrects', { attempt: result.correctsAttempt, reason: result.correctionReason ?? '' })}</span>
      )}
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

function StepLine({
  step,
  run,
  mayWrite,
  onDo,
}: { step: RunStep; onDo: (what: Doing['what']) => void } & Omit<Part, 'presses'>) {
  const t = useSheetCopy();
  const numbers = (list: number[]) => t('step', { numbers: list.join(', ') });
  const state = step.running ? 'in_progress' : (step.result?.outcome ?? 'pending');
  const waits = step.waitsFor.length > 0 && !step.running && !step.result;
  return (
    <li className="run-step" data-running={step.running ? '' : undefined}>
      <div className="run-step-head">
        <h3>
          {step.number}. {step.title}
        </h3>
        <StateChip state={state} {...(step.running && { word: t('running') })} />
      </div>
      {step.instruction && <p className="sm">{step.instruction}</p>}
      <p className="muted sm">
        {[
          step.owner && t('owner', { name: step.owner }),
          step.systemName,
          step.expectedMinutes === null
            ? t('expectedNone')
            : t('expected', { time: `${clockText(step.expectedMinutes)}` }),
          step.dependsOn.length > 0 && t('dependsOn', { steps: numbers(step.dependsOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {waits && <p className="tone-warn sm">{t('waitsFor', { steps: numbers(step.waitsFor) })}</p>}
      <Elapsed step={step} zone={run.zones[0]?.timeZone} />
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

/** Every step with its clock; several people press at once. */
export function RunStepList({ run, presses, mayWrite }: Part) {
  const t = useSheetCopy();
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <Card title={t('steps')}>
      <ol className="run-steps">
        {run.steps.map((step) => (
          <StepLine
            key={step.planStepId}
            step={step}
            run={run}
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
