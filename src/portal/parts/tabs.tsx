import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export type TabItem = { id: string; label: string; count?: number; content: ReactNode };
export type TabsProps = {
  /** Names the row of tabs. */
  label: string;
  items: TabItem[];
  /** Give both to keep the choice in the address. */
  value?: string;
  onChange?: (id: string) => void;
};

const moves: Record<string, (at: number, size: number) => number> = {
  ArrowRight: (at, size) => (at + 1) % size,
  ArrowLeft: (at, size) => (at + size - 1) % size,
  Home: () => 0,
  End: (_at, size) => size - 1,
};

/** Several views of one subject. Arrow keys move between tabs; only the open view is in the page. */
export function Tabs({ label, items, value, onChange }: TabsProps) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(items[0]?.id);
  const open = items.find((item) => item.id === (value ?? own)) ?? items[0];
  if (!open) return null;
  const choose = (item: TabItem) => {
    setOwn(item.id);
    onChange?.(item.id);
  };
  const step = (event: KeyboardEvent) => {
    const next = moves[event.key]?.(items.indexOf(open), items.length);
    const item = next === undefined ? undefined : items[next];
    if (next === undefined || !item) return;
    event.preventDefault();
    choose(item);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" tabIndex={-1} aria-label={label} ref={list} onKeyDown={step}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${base}-tab-${item.id}`}
            aria-selected={item === open}
            aria-controls={item === open ? `${base}-panel` : undefined}
            tabIndex={item === open ? 0 : -1}
            onClick={() => choose(item)}
          >
            {item.label}
            {item.count !== undefined && <span className="nav-count">{item.count}</span>}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-tab-${open.id}`}
        tabIndex={0}
      >
        {open.content}
      </div>
    </div>
  );
}
