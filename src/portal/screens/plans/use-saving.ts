import { useQueryClient } from '@tanstack/react-query';
import { useDeed, type KeyHeader } from '../../api/deed';
import { toast } from '../../parts/toast';
import { useVersionCopy } from './plans.copy';

/** Saves one part of a plan version. When somebody else was faster, the newer state is read and a second try goes over it. */
export function useSaving<In>(perform: (input: In, headers: KeyHeader) => Promise<unknown>, settle: () => void) {
  const t = useVersionCopy();
  const queries = useQueryClient();
  return useDeed(
    (input: In, headers) =>
      perform(input, headers).catch(async (thrown: unknown) => {
        await queries.invalidateQueries({ queryKey: ['plan-versions'] });
        throw thrown;
      }),
    {
      onDone: () => {
        settle();
        toast({ title: t('saved') });
      },
    },
  );
}
