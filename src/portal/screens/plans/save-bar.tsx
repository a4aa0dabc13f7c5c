import type { Problem } from '../../parts/problem';
import { Button } from '../../parts/button';
import { Note, ProblemNote } from '../../parts/notes';
import { useVersionCopy } from './plans.copy';

type SaveBarProps = { isDirty: boolean; isPending: boolean; problem: Problem | null };

/** The end of a part that is saved by itself. */
export function SaveBar({ isDirty, isPending, problem }: SaveBarProps) {
  const t = useVersionCopy();
  return (
    <>
      {problem?.code === 'stale-version' ? (
        <Note tone="warn" title={t('stale')} live>
          <p>{t('staleHelp')}</p>
        </Note>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <div className="row">
        <Button look="primary" type="submit" isPending={isPending} isDisabled={!isDirty}>
          {t('save')}
        </Button>
        <span className="muted sm" role="status">
          {isDirty && t('unsaved')}
        </span>
      </div>
    </>
  );
}
