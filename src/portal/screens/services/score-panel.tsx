import type { ImpactGuide } from '../../api/impact';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { TextArea } from '../../parts/text-fields';
import { cellAt, fallsAt, type Cells } from './derived';
import type { Place } from './impact-grid';
import { useServiceCopy } from './service.copy';

type PanelProps = {
  guide: ImpactGuide;
  cells: Cells;
  place: Place;
  onScore: (place: Place, score: number | null) => void;
  onNote: (place: Place, note: string) => void;
  onRepeat: (place: Place) => void;
};

/** What each score means in the cell that is chosen, to score it by a press, and why. */
export function ScorePanel({ guide, cells, place, onScore, onNote, onRepeat }: PanelProps) {
  const t = useServiceCopy();
  const { bands, categories, scoreWords } = guide;
  const [at, in_] = [categories[place.row], bands[place.column]];
  if (!at || !in_) return null;
  const { score, note } = cellAt(cells, at.category, in_.band);
  const falls = fallsAt(cells, { bands, category: at.category, at: place.column });
  return (
    <div className="impact-panel" role="group" aria-label={t('score')}>
      <div>
        <h3>{t('scoreOf', { category: at.label, band: in_.label })}</h3>
        <p className="muted sm">{at.asks}</p>
      </div>
      <RadioGroup
        key={`${place.row}-${place.column}`}
        label={t('score')}
        name="score"
        options={at.anchors.map((anchor, value) => ({
          id: String(value),
          label: `${value} ${scoreWords[value] ?? ''}`,
          detail: anchor,
        }))}
        value={score === null ? null : String(score)}
        onChange={(value) => onScore(place, Number(value))}
      />
      <TextArea
        label={t('why')}
        name={`scores.${at.category}.${in_.band}`}
        optional={!falls}
        rows={2}
        maxLength={1000}
        value={note}
        error={falls && note.trim() === '' ? t('whyFalls') : undefined}
        onChange={(text) => onNote(place, text)}
      />
      <div className="row">
        <Button small isDisabled={score === null} onPress={() => onRepeat(place)}>
          {t('repeat')}
        </Button>
        <Button small look="quiet" isDisabled={score === null} onPress={() => onScore(place, null)}>
          {t('clear')}
        </Button>
      </div>
    </div>
  );
}
