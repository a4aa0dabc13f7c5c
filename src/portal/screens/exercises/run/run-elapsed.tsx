import type { RunStep } from '../../../api/run';
import { useServerNow } from '../../../api/server-clock';
import { clockText } from '../../../parts/format';
import { bothClocks, elapsedText } from './run-time';
import { nameOr } from './run-words';
import { useSheetCopy } from './run.copy';

type Running = NonNullable<RunStep['running']>;

function StartedBy({ running, zone }: { running: Running; zone: string | undefined }) {
  const t = useSheetCopy();
  const { performedBy, byName, startedAt } = running;
  const since = t('runningBy', { performer: nameOr(performedBy), time: bothClocks(startedAt, zone) });
  return (
    <span className="sm">
      {since}
      {byName !== performedBy && `, ${t('pressedBy', { name: nameOr(byName) })}`}
    </span>
  );
}

function AgainstExpected({ elapsedMs, minutes }: { elapsedMs: number; minutes: number }) {
  const t = useSheetCopy();
  const over = Math.floor(elapsedMs / 60_000) - minutes;
  return (
    <>
      {over > 0 && <span className="tone-bad sm strong">{t('overdue', { minutes: clockText(over) })}</span>}
      {minutes > 0 && <progress max={minutes * 60_000} value={elapsedMs} aria-label={t('elapsed')} />}
    </>
  );
}

type ElapsedProps = { running: Running; expected: number | null; zone: string | undefined };

/** The clock of a step that runs, by the server's time, against the time the plan expects. */
export function RunElapsed({ running, expected, zone }: ElapsedProps) {
  const t = useSheetCopy();
  const now = useServerNow();
  const from = Date.parse(running.startedAt);
  return (
    <div className="run-elapsed">
      <span className="run-count" role="timer" aria-label={t('elapsed')}>
        {elapsedText(from, now)}
      </span>
      <StartedBy running={running} zone={zone} />
      {expected !== null && <AgainstExpected elapsedMs={now - from} minutes={expected} />}
    </div>
  );
}
