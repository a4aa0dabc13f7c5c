import type { CatalogueWords } from '../../api/catalogue';
import { Button } from '../../parts/button';
import { ComboBox } from '../../parts/combo-box';
import { useDraftCopy } from './draft.copy';

type OwnEvidenceProps = {
  kinds: CatalogueWords['evidenceKinds'];
  value: readonly string[];
  onChange: (kinds: string[]) => void;
};

/** The kinds of evidence that an own requirement asks for, each chosen by typing and left out again by its button. */
export function OwnEvidence({ kinds, value, onChange }: OwnEvidenceProps) {
  const t = useDraftCopy();
  const labelOf = (kind: string) => `${kinds.find((one) => one.kind === kind)?.title ?? kind} (${kind})`;
  const open = kinds.filter(({ kind }) => !value.includes(kind));
  return (
    <div className="stack-tight">
      <ComboBox
        label={t('evidence')}
        name="requirement.evidence"
        hint={t('evidenceHint')}
        options={open.map(({ kind }) => ({ id: kind, label: labelOf(kind) }))}
        value={null}
        onChange={(kind) => kind !== null && onChange([...value, kind])}
      />
      {value.length === 0 ? (
        <p className="muted sm">{t('evidenceNone')}</p>
      ) : (
        <ul className="tags">
          {value.map((kind) => (
            <li key={kind}>
              <Button
                small
                glyph="cross"
                aria-label={t('removeEvidence', { title: labelOf(kind) })}
                onPress={() => onChange(value.filter((one) => one !== kind))}
              >
                {labelOf(kind)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
