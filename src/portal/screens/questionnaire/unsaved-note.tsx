import { useEffect, useSyncExternalStore } from 'react';
import { AppLink } from '../../parts/app-link';
import { Note } from '../../parts/notes';
import { draftsIn, draftTurn, recallDrafts, subscribeDrafts } from './drafts';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { placeOf, useSetWork } from './set-context';
import { useDraftScope } from './use-answer';

/** Whether everything typed has arrived; what has not is named, with the way to it. Leaving the page with some unsent asks first. */
export function UnsavedNote() {
  const t = useQuestionnaireCopy();
  const { set, cells } = useSetWork();
  const scope = useDraftScope(set.id);
  useSyncExternalStore(subscribeDrafts, draftTurn);
  useEffect(() => recallDrafts(scope), [scope]);
  const { keys, stuck } = draftsIn(scope);
  useEffect(() => {
    if (keys.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [keys.length]);
  const first = stuck.map((key) => cells.get(key.slice(scope.length))).find((one) => one !== undefined);
  if (stuck.length === 0) return null;
  return (
    <Note tone="warn" title={t('unsaved', { count: stuck.length })}>
      <p>
        {t('unsavedHelp')} {first && <AppLink to={placeOf(set.id, first)}>{t('showUnsaved')}</AppLink>}
      </p>
    </Note>
  );
}
