import { useEffect, useId, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { IconButton } from '../../parts/button';
import './evidence.css';
import { UnfinishedUploads, useUnfinished } from './unfinished-uploads';
import { UploadRow } from './upload-row';
import { leaveUploads, useUploads, watchWindow } from './upload-store';
import { useUploadsCopy } from './uploads.copy';

/* what has arrived changes registers, requirements and the home: they are read again */
function useArrivals(arrived: number): void {
  const queries = useQueryClient();
  const before = useRef(arrived);
  useEffect(() => {
    if (arrived > before.current) void queries.invalidateQueries();
    before.current = arrived;
  }, [arrived, queries]);
}

/** Where uploads are seen wherever one goes in the portal. It stands above the router, so they survive navigation. */
export function UploadTray() {
  const t = useUploadsCopy();
  const id = useId();
  const [open, setOpen] = useState(true);
  const uploads = useUploads();
  const started = useRef(0);
  const unfinished = useUnfinished();
  const queries = useQueryClient();
  useEffect(() => {
    const unwatch = watchWindow();
    return () => {
      unwatch();
      leaveUploads();
    };
  }, []);
  useArrivals(uploads.filter(({ state }) => state === 'received').length);
  useEffect(() => {
    if (uploads.length > started.current) setOpen(true);
    if (uploads.length < started.current) void queries.invalidateQueries({ queryKey: ['uploads'] });
    started.current = uploads.length;
  }, [uploads.length, queries]);
  if (uploads.length + unfinished.length === 0) return null;
  const going = uploads.filter(({ state }) => !['received', 'refused'].includes(state)).length;
  return (
    <section className="tray-box" aria-label={t('title')}>
      <div className="spread">
        <h2 className="tray-title">{t('title')}</h2>
        <span className="muted sm" role="status">
          {going === 0 ? t('allDone') : t('underWay', { count: going })}
        </span>
        <IconButton
          small
          glyph={open ? 'chevron-down' : 'chevron-up'}
          label={t(open ? 'hide' : 'show')}
          aria-expanded={open}
          aria-controls={id}
          onPress={() => setOpen(!open)}
        />
      </div>
      {open && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <ul id={id} className="tray-list" tabIndex={0} aria-label={t('title')}>
          {uploads.map((entry) => (
            <UploadRow key={entry.key} entry={entry} />
          ))}
          <UnfinishedUploads uploads={unfinished} />
        </ul>
      )}
    </section>
  );
}
