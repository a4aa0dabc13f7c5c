import { tailorDraft, type Draft, type Tailor } from '../../api/catalogue';
import { useDeed } from '../../api/deed';
import { toast } from '../../parts/toast';
import { useDraftCopy } from './draft.copy';

export type Change = Omit<Tailor, 'version'>;

/** Sends one change of a draft. */
export function useTailoring(draft: Draft, onDone: () => void = () => undefined) {
  const t = useDraftCopy();
  return useDeed(
    (body: Change, headers) => tailorDraft({ id: draft.id, body: { ...body, version: draft.version } }, headers),
    {
      onDone: ({ ref, revisions }) => {
        toast({ title: t('saved', { ref }), detail: revisions[0]?.summary });
        onDone();
      },
    },
  );
}
