import { useState } from 'react';
import { Button, IconButton } from '../../parts/button';
import { useReadingCopy } from './reading.copy';

export type PdfToolsProps = {
  name: string;
  page: number;
  pages: number;
  percent: number;
  onPage: (page: number) => void;
  onZoom: (direction: -1 | 0 | 1) => void;
};

function PageField({ page, pages, onPage }: Pick<PdfToolsProps, 'page' | 'pages' | 'onPage'>) {
  const t = useReadingCopy();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(wanted, pages));
    setTyped(null);
  };
  return (
    <label className="pdf-at">
      <span>{t('page')}</span>
      <input
        className="inp num"
        inputMode="numeric"
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <span className="num">{t('of', { count: pages })}</span>
    </label>
  );
}

/** Turns pages and changes the size. */
export function PdfTools({ name, page, pages, percent, onPage, onZoom }: PdfToolsProps) {
  const t = useReadingCopy();
  return (
    <div className="pdf-tools" role="toolbar" aria-label={t('tools', { name })}>
      <div className="row">
        <IconButton
          small
          glyph="chevron-left"
          label={t('previous')}
          isDisabled={page <= 1}
          onPress={() => onPage(page - 1)}
        />
        <PageField page={page} pages={pages} onPage={onPage} />
        <IconButton
          small
          glyph="chevron-right"
          label={t('next')}
          isDisabled={page >= pages}
          onPress={() => onPage(page + 1)}
        />
      </div>
      <div className="row">
        <IconButton small glyph="dash" label={t('smaller')} onPress={() => onZoom(-1)} />
        <span className="num" role="status">
          {t('zoom', { percent })}
        </span>
        <IconButton small glyph="plus" label={t('larger')} onPress={() => onZoom(1)} />
        <Button small look="quiet" onPress={() => onZoom(0)}>
          {t('fit')}
        </Button>
      </div>
    </div>
  );
}
