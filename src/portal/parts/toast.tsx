import { useSyncExternalStore } from 'react';
import { IconButton } from './button';
import { Glyph } from './glyph';
import { useParts } from './parts.copy';

type Toast = { id: number; tone: 'ok' | 'info' | 'bad'; title: string; detail?: string | undefined };
type Said = { title: string; detail?: string | undefined; tone?: Toast['tone'] };

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function put(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((tell) => tell());
}

function dismiss(id: number): void {
  put(toasts.filter((toast) => toast.id !== id));
}

/** Says that something was done; read aloud without moving the focus. Good news leaves after 8 s, bad news stays. */
export function toast({ title, detail, tone = 'ok' }: Said): void {
  const id = ++last;
  put([...toasts.slice(-3), { id, tone, title, detail }]);
  if (tone !== 'bad') setTimeout(() => dismiss(id), 8000);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where toasts appear; the root route holds the only one. */
export function ToastRegion() {
  const t = useParts();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section className="toasts" aria-label={t('toast.region')}>
      <div className="stack" role="status" aria-live="polite" aria-atomic="false">
        {shown.map((item) => (
          <div key={item.id} className={`toast t-${item.tone}`}>
            <Glyph name={item.tone === 'bad' ? 'bang' : item.tone === 'info' ? 'info' : 'check'} />
            <div>
              <p className="strong">{item.title}</p>
              {item.detail && <p className="muted sm">{item.detail}</p>}
            </div>
            <IconButton small glyph="cross" label={t('toast.dismiss')} onPress={() => dismiss(item.id)} />
          </div>
        ))}
      </div>
    </section>
  );
}
