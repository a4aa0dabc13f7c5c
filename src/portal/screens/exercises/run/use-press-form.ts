import { useState } from 'react';
import type { PressPath } from '../../../api/run';
import { problemOf, type Problem } from '../../../parts/problem';
import { toast } from '../../../parts/toast';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';

/** A press with a form before it: what was typed stays while it is refused, and the form closes once it is sent or kept. */
export function usePressForm(presses: Presses, onDone: () => void) {
  const t = useSheetCopy();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = (path: PressPath, body: object, of: { words: string; pressedAtMs?: number }) => {
    if (isPending) return;
    setPending(true);
    setProblem(null);
    presses
      .press(path, body, of)
      .then((said) => {
        toast({
          title: t(said === 'sent' ? 'sent' : 'keptForLater', { words: of.words }),
          tone: said === 'sent' ? 'ok' : 'info',
        });
        onDone();
      })
      .catch((thrown: unknown) => setProblem(problemOf(thrown)))
      .finally(() => setPending(false));
  };
  return { submit, problem, isPending, errors: problem?.errors };
}
