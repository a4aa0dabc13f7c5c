import { useQueryClient } from '@tanstack/react-query';
import { useDeed, type KeyHeader } from '../../api/deed';
import { Note, ProblemNote } from '../../parts/notes';
import type { Problem } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { useRunCopy } from './exercises.copy';

/** Saves a part of the exercise; after a conflict the newer state is read, and a second try goes over it. */
export function useRunSaving<In>(
  perform: (input: In, headers: KeyHeader) => Promise<unknown>,
  said: string,
  settle: () => void,
) {
  const queries = useQueryClient();
  return useDeed(
    (input: In, headers) =>
      perform(input, headers).catch(async (thrown: unknown) => {
        await queries.invalidateQueries({ queryKey: ['exercises'] });
        throw thrown;
      }),
    {
      onDone: () => {
        settle();
        toast({ title: said });
      },
    },
  );
}

export function Conflict({ problem }: { problem: Problem | null }) {
  const t = useRunCopy();
  if (problem?.code !== 'stale-version') return <ProblemNote problem={problem} />;
  return (
    <Note tone="warn" title={t('stale')} live>
      <p>{t('staleHelp')}</p>
    </Note>
  );
}
