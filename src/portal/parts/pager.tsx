import { IconButton } from './button';
import { countText } from './format';
import { useParts } from './parts.copy';

export type PagerProps = {
  caption: string;
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
};

/** Which rows are shown of how many, and the way to the others. Pages count from 0. */
export function Pager({ caption, page, pageSize, total, onPage }: PagerProps) {
  const t = useParts();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const range = {
    from: countText(total === 0 ? 0 : page * pageSize + 1),
    to: countText(Math.min(total, (page + 1) * pageSize)),
    total: countText(total),
  };
  return (
    <div className="tbl-foot">
      <span role="status">{t('table.range', range)}</span>
      {pages > 1 && (
        <nav className="pager" aria-label={t('table.pages', { caption })}>
          <IconButton
            small
            glyph="chevron-left"
            label={t('table.previous')}
            isDisabled={page === 0}
            onPress={() => onPage(page - 1)}
          />
          <span>
            {page + 1} / {pages}
          </span>
          <IconButton
            small
            glyph="chevron-right"
            label={t('table.next')}
            isDisabled={page >= pages - 1}
            onPress={() => onPage(page + 1)}
          />
        </nav>
      )}
    </div>
  );
}
