import type { ReactNode } from 'react';
import { Button } from './button';
import { Glyph, type GlyphName } from './glyph';
import { FittedHeading } from './heading';
import { useParts } from './parts.copy';
import { distinct, problemOf } from './problem';
import type { Tone } from './state';

const glyphs: Record<Tone, GlyphName> = { ok: 'check', info: 'info', warn: 'triangle', bad: 'bang', none: 'info' };

export type NoteProps = { tone?: Tone; title?: string; children?: ReactNode; live?: boolean };

/** A remark beside the work. `live` announces it when it appears. */
export function Note({ tone = 'none', title, children, live = false }: NoteProps) {
  return (
    <div className={`note t-${tone}`} role={live ? 'alert' : undefined}>
      <Glyph name={glyphs[tone]} />
      <div className="note-body">
        {title && <p className="note-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** A refused request: title, detail, field messages, code and request id. `problem` may be anything thrown; null shows nothing. */
export function ProblemNote({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useParts();
  if (problem === null || problem === undefined) return null;
  const { title, detail, errors = [], code, requestId } = problemOf(problem);
  return (
    <Note tone="bad" title={title} live>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {distinct(errors).map((error) => (
            <li key={error.pointer + error.message}>{error.message}</li>
          ))}
        </ul>
      )}
      <p className="note-ref">
        {t('problem.code', { code })}
        {requestId && ` · ${t('problem.request', { id: requestId })}`}
      </p>
      {onRetry && (
        <div>
          <Button small onPress={onRetry}>
            {t('problem.retry')}
          </Button>
        </div>
      )}
    </Note>
  );
}

export type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: what it is (title), what to do next (children), and the button that does it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <FittedHeading>{title}</FittedHeading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Grey lines where content will stand. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  );
}

/** A screen or a card that is being fetched. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useParts();
  return (
    <div role="status">
      <span className="vh">{t('loading.wait')}</span>
      <Skeleton lines={lines} />
    </div>
  );
}

export type ProgressProps = { label: string; value: number; max?: number; detail?: ReactNode };

/** How far long work is. `value` of `max` (default 100). */
export function Progress({ label, value, max = 100, detail }: ProgressProps) {
  const t = useParts();
  const percent = max === 0 ? 0 : Math.floor((value / max) * 100);
  return (
    <div className="progress">
      <div className="spread">
        <span className="strong">{label}</span>
        <span className="muted num">{detail ?? t('progress.of', { percent })}</span>
      </div>
      <progress value={value} max={max} aria-label={label} />
    </div>
  );
}
