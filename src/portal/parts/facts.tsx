import { useState, type ReactNode } from 'react';
import { Button } from './button';
import { Glyph } from './glyph';
import { DateText, TimeText } from './measures';
import { useParts } from './parts.copy';
import { lookOf } from './state';
import { StateChip, type AnyState } from './state-chip';

export type KeyValueItem = { label: string; value: ReactNode };

/** Facts, one a line; `columns` sets them side by side with the label above. */
export function KeyValue({ items, columns = false }: { items: KeyValueItem[]; columns?: boolean }) {
  return (
    <dl className={columns ? 'kv columns' : 'kv'}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A digest in lower-case hex: the first 12 digits, or all of them with `long`; the button copies all. */
export function Digest({ value, long = false }: { value: string | null | undefined; long?: boolean }) {
  const t = useParts();
  const [copied, setCopied] = useState(false);
  if (!value) return <span className="muted">–</span>;
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <span className="digest">
      <span title={value}>{long ? value : `${value.slice(0, 12)}…`}</span>
      <Button
        look="quiet"
        small
        glyph={copied ? 'check' : 'copy'}
        onPress={copy}
        aria-label={t('digest.copyWhat', { digest: value.slice(0, 12) })}
      >
        {copied ? t('digest.copied') : t('digest.copy')}
      </Button>
    </span>
  );
}

export type TimelineItem = {
  id: string;
  /** UTC time, ISO. */
  at: string;
  title: ReactNode;
  who?: string;
  detail?: ReactNode;
  state?: AnyState;
  digest?: string;
};

/** What happened, in the order given: custody of a file, versions of a plan, steps of a review. */
export function Timeline({ items, seconds = false }: { items: TimelineItem[]; seconds?: boolean }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id}>
          <span className={item.state ? `timeline-dot tone-${lookOf(item.state).tone}` : 'timeline-dot plain'}>
            {item.state && <Glyph name={lookOf(item.state).glyph} />}
          </span>
          <div className="stack-tight">
            <div className="timeline-head">
              <span className="strong">{item.title}</span>
              <span className="muted sm">
                <TimeText at={item.at} seconds={seconds} />
              </span>
            </div>
            {item.who && <span className="sm muted">{item.who}</span>}
            {item.detail && <div className="sm">{item.detail}</div>}
            {item.digest && (
              <span className="sm">
                <Digest value={item.digest} />
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

export type AgendaItem = { id: string; date: string; title: ReactNode; detail?: ReactNode; state?: AnyState };

/** What is due, by date. */
export function Agenda({ items }: { items: AgendaItem[] }) {
  return (
    <ol className="agenda">
      {items.map((item) => (
        <li key={item.id}>
          <DateText date={item.date} />
          <div>
            <div className="strong">{item.title}</div>
            {item.detail && <div className="sm muted">{item.detail}</div>}
          </div>
          {item.state && <StateChip state={item.state} />}
        </li>
      ))}
    </ol>
  );
}
