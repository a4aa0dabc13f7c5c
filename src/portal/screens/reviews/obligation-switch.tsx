import type { Workspace } from '../../api/reviews';
import { IconButton } from '../../parts/button';
import { Select } from '../../parts/select-field';
import type { ReviewDraft } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

type SwitchProps = { workspace: Workspace; draft: ReviewDraft; at: number; onAt: (at: number) => void };

/** Which requirement of the submission is worked on; a dot marks those that have a conclusion already. */
export function ObligationSwitch({ workspace, draft, at, onAt }: SwitchProps) {
  const t = useWorkspaceCopy();
  const all = workspace.obligations;
  const current = all[at];
  const step = (by: number) => onAt(Math.min(Math.max(0, at + by), all.length - 1));
  return (
    <div className="stack-tight">
      <Select
        label={t('obligation')}
        name="obligation"
        options={all.map((one) => {
          const concluded = one.concluded ?? draft.obligations[one.id]?.conclusion;
          const name = [one.requirementCode, one.title, one.serviceRef && `(${one.serviceRef})`];
          return { id: one.id, label: `${concluded ? '● ' : '○ '}${name.filter(Boolean).join(' ')}` };
        })}
        value={current?.id ?? ''}
        onChange={(id) =>
          onAt(
            Math.max(
              0,
              all.findIndex((one) => one.id === id),
            ),
          )
        }
      />
      <span className="row">
        <IconButton small glyph="chevron-left" label={t('key.k')} isDisabled={at === 0} onPress={() => step(-1)} />
        <span className="muted sm num">{t('position', { at: at + 1, of: all.length })}</span>
        <IconButton
          small
          glyph="chevron-right"
          label={t('key.j')}
          isDisabled={at === all.length - 1}
          onPress={() => step(1)}
        />
      </span>
    </div>
  );
}
