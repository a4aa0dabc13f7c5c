import { useEffect, useEffectEvent, useState } from 'react';
import { Card } from '../../parts/card';
import { Checkbox } from '../../parts/choice-fields';
import { KeyValue } from '../../parts/facts';
import { useWorkspaceCopy } from './reviews.copy';

export const keys = ['j', 'k', 'n', 'p', 'l', 'c', 'o', 'q'] as const;
export type Shortcuts = Record<(typeof keys)[number], () => void>;

const PLACE = 'holdfast.review.keys';
const typing = 'input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], .pdf-frame';

/** Single keys that work while nobody types; they can be switched off, and stay off. */
export function useShortcuts(acts: Shortcuts) {
  const [isOn, setOn] = useState(() => localStorage.getItem(PLACE) !== 'off');
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = keys.find((one) => one === event.key);
    const busy = event.target instanceof Element && event.target.closest(typing) !== null;
    if (!key || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[key]();
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => hear(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
  const turn = (on: boolean) => {
    localStorage.setItem(PLACE, on ? 'on' : 'off');
    setOn(on);
  };
  return { isOn, turn };
}

/** The keys, always in sight. */
export function KeysCard({ isOn, turn }: ReturnType<typeof useShortcuts>) {
  const t = useWorkspaceCopy();
  return (
    <Card dense title={t('keys')}>
      <Checkbox name="keys" value={isOn} onChange={turn}>
        {t('keysOn')}
      </Checkbox>
      {isOn && (
        <KeyValue
          columns
          items={keys.map((key) => ({ label: t(`key.${key}`), value: <kbd className="mono">{key}</kbd> }))}
        />
      )}
    </Card>
  );
}
