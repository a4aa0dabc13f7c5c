import type { ImpactGuide } from '../../api/impact';
import { Button, IconButton } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { derivedFrom, type Cells } from './derived';
import { NEW_PEAK, peakOf, type PeakDraft } from './impact-draft';
import { useOutageText } from './outage';
import { useServiceCopy } from './service.copy';

const kinds = ['month_end', 'quarter_end', 'year_end', 'season'] as const;

type RowProps = {
  at: number;
  peak: PeakDraft;
  guide: ImpactGuide;
  cells: Cells;
  onChange: (part: Partial<PeakDraft>) => void;
  onRemove: () => void;
};

function PeakRow({ at, peak, guide, cells, onChange, onRemove }: RowProps) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const name = (field: string) => `peaks.${at}.${field}`;
  const normal = derivedFrom(cells, guide).mtpdMinutes;
  const atPeak = derivedFrom(cells, guide, peakOf(peak)).mtpdMinutes;
  const toggle = (category: PeakDraft['categories'][number], isOn: boolean) =>
    onChange({
      categories: guide.categories
        .map((one) => one.category)
        .filter((one) => (one === category ? isOn : peak.categories.includes(one))),
    });
  return (
    <div className="peak-row" role="group" aria-label={peak.label || t('peak', { number: at + 1 })}>
      <div className="form-row">
        <TextField
          label={t('label')}
          name={name('label')}
          value={peak.label}
          maxLength={200}
          onChange={(label) => onChange({ label })}
        />
        <Select
          label={t('kind')}
          name={name('kind')}
          options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={peak.kind}
          onChange={(kind) => kind !== '' && onChange({ kind })}
        />
        {peak.kind === 'season' ? (
          <>
            <TextField
              label={t('seasonFrom')}
              name={name('seasonFrom')}
              value={peak.seasonFrom ?? ''}
              onChange={(seasonFrom) => onChange({ seasonFrom })}
            />
            <TextField
              label={t('seasonTo')}
              name={name('seasonTo')}
              value={peak.seasonTo ?? ''}
              onChange={(seasonTo) => onChange({ seasonTo })}
            />
          </>
        ) : (
          <>
            <TextField
              label={t('daysBefore')}
              name={name('daysBefore')}
              value={peak.before}
              onChange={(before) => onChange({ before })}
            />
            <TextField
              label={t('daysAfter')}
              name={name('daysAfter')}
              value={peak.after}
              onChange={(after) => onChange({ after })}
            />
          </>
        )}
        <TextField
          label={t('multiplier')}
          name={name('multiplierPct')}
          hint={t('multiplierHint')}
          value={peak.times}
          onChange={(times) => onChange({ times })}
        />
      </div>
      <fieldset className="plain-fields">
        <legend className="field-label">{t('worse')}</legend>
        <div className="peak-categories">
          {guide.categories.map(({ category, label }, place) => (
            <Checkbox
              key={category}
              name={place === 0 ? name('categories') : `${name('categories')}.${place}`}
              value={peak.categories.includes(category)}
              onChange={(isOn) => toggle(category, isOn)}
            >
              {label}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextField
        label={t('reason')}
        name={name('reason')}
        optional
        value={peak.reason ?? ''}
        maxLength={1000}
        onChange={(reason) => onChange({ reason })}
      />
      <div className="spread">
        <span className="sm" role="status">
          {atPeak === normal
            ? t('peakSame', { normal: outage(normal) })
            : t('peakChanges', { peak: outage(atPeak), normal: outage(normal) })}
        </span>
        <IconButton
          small
          glyph="cross"
          label={t('removePeak', { label: peak.label || t('peak', { number: at + 1 }) })}
          onPress={onRemove}
        />
      </div>
    </div>
  );
}

type EditorProps = { peaks: PeakDraft[]; guide: ImpactGuide; cells: Cells; onPeaks: (peaks: PeakDraft[]) => void };

/** Peaks with their multipliers, and at once what each changes. */
export function PeaksEditor({ peaks, guide, cells, onPeaks }: EditorProps) {
  const t = useServiceCopy();
  return (
    <div className="stack-tight">
      <h3>{t('peaks')}</h3>
      <p className="muted sm">{t('peaksLede')}</p>
      {peaks.map((peak, at) => (
        <PeakRow
          key={at}
          {...{ at, peak, guide, cells }}
          onChange={(part) => onPeaks(peaks.map((one, place) => (place === at ? { ...one, ...part } : one)))}
          onRemove={() => onPeaks(peaks.filter((_, place) => place !== at))}
        />
      ))}
      <div>
        <Button small glyph="plus" onPress={() => onPeaks([...peaks, NEW_PEAK])}>
          {t('addPeak')}
        </Button>
      </div>
    </div>
  );
}
