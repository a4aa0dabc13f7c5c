import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { standingsQuery } from '../../api/coverage';
import { Button } from '../../parts/button';
import { TextField } from '../../parts/text-fields';
import { useDashboardsCopy } from './dashboards.copy';

export const MOST = 5;
const SHOWN = 8;

type Named = { id: string; name: string };
type PickerProps = { chosen: readonly Named[]; onChoose: (ids: string[]) => void };

/** Seeks vendors by name on the server, and keeps up to five. */
export function VendorPicker({ chosen, onChoose }: PickerProps) {
  const t = useDashboardsCopy();
  const [words, setWords] = useState('');
  const { data } = useQuery(standingsQuery({ seek: words.trim() || undefined, pageSize: SHOWN + MOST }));
  const ids = chosen.map(({ id }) => id);
  const found = (data?.items ?? []).filter(({ id }) => !ids.includes(id)).slice(0, SHOWN);
  return (
    <div className="stack">
      <ul className="compare-chosen" aria-label={t('chosen')}>
        {chosen.map(({ id, name }) => (
          <li key={id}>
            <Button
              small
              glyph="cross"
              aria-label={t('remove', { vendor: name })}
              onPress={() => onChoose(ids.filter((one) => one !== id))}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {ids.length >= MOST ? (
        <p className="muted">{t('full')}</p>
      ) : (
        <>
          <div className="filters">
            <TextField label={t('find')} name="find" value={words} onChange={setWords} placeholder={t('findHint')} />
          </div>
          <ul className="compare-chosen" aria-label={t('found')}>
            {found.map(({ id, name }) => (
              <li key={id}>
                <Button
                  small
                  look="quiet"
                  glyph="plus"
                  aria-label={t('add', { vendor: name })}
                  onPress={() => onChoose([...ids, id])}
                >
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
