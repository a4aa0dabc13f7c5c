import type { Run } from '../../../api/run';
import { useServerNow } from '../../../api/server-clock';
import { Button } from '../../../parts/button';
import { Glyph } from '../../../parts/glyph';
import { Note } from '../../../parts/notes';
import { elapsedText, timeIn } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';

function Fact({ label, value, isNow = false }: { label: string; value: string; isNow?: boolean }) {
  return (
    <p className="run-fact">
      <span className="run-fact-label">{label}</span>
      {isNow ? (
        <span className="run-now" role="timer" aria-label={label}>
          {value}
        </span>
      ) : (
        <span>{value}</span>
      )}
    </p>
  );
}

function Line({ isDown }: { isDown: boolean }) {
  const t = useSheetCopy();
  return (
    <div className={isDown ? 'run-line tone-bad' : 'run-line tone-ok'} role="status">
      <Glyph name={isDown ? 'bang' : 'check'} /> {t(isDown ? 'lineDown' : 'lineUp')}
    </div>
  );
}

/** The clock that everybody shares: the server's time, the site's beside it, and how long the run takes. */
export function RunHead({ run, isDown }: { run: Run; isDown: boolean }) {
  const t = useSheetCopy();
  const now = useServerNow();
  const done = run.steps.filter(({ result }) => result !== null).length;
  return (
    <div className="run-clock" aria-label={t('clocks')} role="group">
      <Fact isNow label={t('serverTime')} value={timeIn(now, 'UTC')} />
      {run.zones.slice(0, 2).map(({ timeZone, sites }) => (
        <Fact
          key={timeZone}
          label={t('siteTime', { zone: timeZone, sites: sites.join(', ') })}
          value={timeIn(now, timeZone)}
        />
      ))}
      {run.startedAt !== null && run.state === 'in_progress' && (
        <Fact label={t('sinceStart')} value={elapsedText(Date.parse(run.startedAt), now)} />
      )}
      <Fact label={t('stepsDone')} value={t('stepsOf', { done, all: run.steps.length })} />
      <Line isDown={isDown} />
    </div>
  );
}

const typedIn = (body: object): string =>
  Object.entries(body)
    .filter(([key, value]) => ['text', 'note', 'reason'].includes(key) && typeof value === 'string')
    .map(([, value]) => String(value))
    .join(' · ');

/** Presses that wait for the line, and those that were refused when they arrived; nothing typed is lost. */
export function ToldPresses({ presses }: { presses: Presses }) {
  const t = useSheetCopy();
  const { waiting, refused, dismiss } = presses;
  return (
    <>
      {waiting.length > 0 && (
        <Note tone="warn" title={t('waitingTitle', { count: waiting.length })} live>
          <p>{t('waitingHelp')}</p>
          <ul>
            {waiting.map(({ key, words, pressedAtMs }) => (
              <li key={key}>{t('pressedAt', { words, time: timeIn(pressedAtMs, 'UTC') })}</li>
            ))}
          </ul>
        </Note>
      )}
      {refused.map(({ press, problem }) => (
        <Note key={press.key} tone="bad" title={t('refusedTitle', { words: press.words })} live>
          <p>{problem.detail ?? problem.title}</p>
          {typedIn(press.body) !== '' && <p className="quote">{t('typed', { typed: typedIn(press.body) })}</p>}
          <div>
            <Button small onPress={() => dismiss(press.key)}>
              {t('dismiss')}
            </Button>
          </div>
        </Note>
      ))}
    </>
  );
}
