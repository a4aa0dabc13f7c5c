import type { ImpactGuide } from '../../api/impact';
import { Note } from '../../parts/notes';
import { cellAt, derivedFrom, fallsAt, labelOf, type Cells } from './derived';
import { useOutageText } from './outage';
import { useServiceCopy } from './service.copy';

/** What the scores mean so far: the longest tolerable outage, and what is still missing. */
export function ImpactLive({ cells, guide }: { cells: Cells; guide: ImpactGuide }) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const { mtpdMinutes, categories } = derivedFrom(cells, guide);
  const missing =
    guide.categories.length * guide.bands.length - Object.values(cells).filter(({ score }) => score !== null).length;
  const falls = guide.categories.flatMap(({ category }) =>
    guide.bands.filter(
      ({ band }, at) =>
        fallsAt(cells, { bands: guide.bands, category, at }) && cellAt(cells, category, band).note.trim() === '',
    ),
  ).length;
  const names = categories.map((one) => labelOf(guide, one));
  return (
    <>
      <div className="impact-live" role="status">
        <span>{t('mtpd')}</span>
        <strong>{outage(mtpdMinutes)}</strong>
        {names.length > 0 && <span className="muted sm">{t('decidedBy', { categories: names.join(', ') })}</span>}
        <span className="muted sm">{missing > 0 ? t('missing', { count: missing }) : t('complete')}</span>
        {falls > 0 && <span className="tone-warn sm">{t('unexplained', { count: falls })}</span>}
      </div>
      {mtpdMinutes === 0 && <Note tone="warn">{t('mtpdAtOnceHelp')}</Note>}
    </>
  );
}
