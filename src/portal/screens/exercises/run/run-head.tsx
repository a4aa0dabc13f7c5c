import type { Run } from '../../../api/run';
import { useServerNow } from '../../../api/server-clock';
import { Button } from '../../../parts/button';
import { Glyph } from '../../../parts/glyph';
import { Note } from '../../../parts/notes';
import { elapsedText, timeIn } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';

/** The clock that everybody shares: the server's time, the site's beside it, and how long the run takes. */
export function RunHead({ run, isDown }: { run: Run; isDown: boolean }) {
  const t = useSheetCopy();
  const now = useServerNow();
  const done = run.steps.filter(({ result }) => result !== null).length;
  return (
    <dl className="run-clock" aria-label={t('serverTime')} role="group">
      <div>
        <dt>{t('serverTime')}</dt>
        <dd className="run-now" role="timer">
          {timeIn(now, 'UTC')}
        </dd>
      </div>
      {run.zones.slice(0, 2).map(({ timeZone, sites }) => (
        <div key={timeZone}>
          <dt>{t('siteTime', { zone: timeZone, sites: sites.join(', ') })}</dt>
          <dd>{timeIn(now, timeZone)}</dd>
        </div>
      ))}
      {run.startedAt !== null && run.state === 'in_progress' && (
        <div>
          <dt>{t('sinceStart')}</dt>
          <dd>{elapsedText(Date.parse(run.startedAt), now)}</dd>
        </div>
      )}
      <div>
        <dt>{t('stepsDone')}</dt>
        <dd>{t('stepsOf', { done, all: run.steps.length })}</dd>
      </div>
      <div className={isDown ? 'run-line tone-bad' : 'run-line tone-ok'} role="status">
        <Glyph name={isDown ? 'bang' : 'check'} /> {t(isDown ? 'lineDown' : 'lineUp')}
      </div>
    </dl>
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
