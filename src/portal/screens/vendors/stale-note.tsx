import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../parts/button';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { Note, ProblemNote } from '../../parts/notes';
import type { Problem } from '../../parts/problem';
import { useVendorsCopy } from './vendors.copy';

type Sent = { problem: Problem | null; reset: () => void };

/** The version that a form was opened with. It stays when a newer one is read, so that nothing is overwritten unseen. */
export function useOpenedVersion(newest: number) {
  const [version, setVersion] = useState(newest);
  return { version, catchUp: () => setVersion(newest) };
}

export type SavingProblemProps = {
  send: Sent;
  /** What somebody else saved since, field by field. */
  saved: KeyValueItem[];
  onCatchUp: () => void;
};

/** Why saving was refused. When somebody else saved first: what they saved, and the choice to save over it. */
export function SavingProblem({ send, saved, onCatchUp }: SavingProblemProps) {
  const t = useVendorsCopy();
  const queries = useQueryClient();
  const isStale = send.problem?.code === 'stale-version';
  useEffect(() => {
    if (isStale) void queries.invalidateQueries();
  }, [isStale, queries]);
  if (!isStale) return <ProblemNote problem={send.problem} />;
  const keepMine = () => {
    onCatchUp();
    send.reset();
  };
  return (
    <Note tone="warn" title={t('stale')} live>
      <p>{t(saved.length > 0 ? 'staleHelp' : 'staleSame')}</p>
      <KeyValue items={saved} />
      <div>
        <Button small onPress={keepMine}>
          {t('staleMine')}
        </Button>
      </div>
    </Note>
  );
}

/** The fields of `now` that differ from those of `opened`, under their labels. */
export function changedSince<Values extends Record<string, string>>(
  labels: { [Key in keyof Values]: string },
  { opened, now }: { opened: Values; now: Values },
): KeyValueItem[] {
  return Object.keys(labels)
    .filter((key) => opened[key] !== now[key])
    .map((key) => ({ label: labels[key] ?? key, value: now[key] === '' ? '–' : now[key] }));
}
