import { useEffect, useState, type KeyboardEvent } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Loading, Note } from '../../parts/notes';
import { FULL_SIZE, PdfPage } from './pdf-page';
import { PdfTools } from './pdf-tools';
import './pdf.css';
import { useReadingCopy } from './reading.copy';
import { useInnerWidth, usePdf } from './use-pdf';

const percents = [25, 50, 75, 100, 125, 150, 200, 300];

/* the next size up or down of the ladder; 0 goes back to fitting the width */
function zoomed(from: number, direction: -1 | 0 | 1): number | 'fit' {
  if (direction === 0) return 'fit';
  const next = direction > 0 ? percents.find((p) => p > from + 1) : percents.findLast((p) => p < from - 1);
  return next ?? from;
}

function useFirstWidth(doc: PDFDocumentProxy): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    let stays = true;
    void doc.getPage(1).then((page) => stays && setWidth(page.getViewport({ scale: 1 }).width));
    return () => {
      stays = false;
    };
  }, [doc]);
  return width;
}

function Failed({ failure }: { failure: unknown }) {
  const t = useReadingCopy();
  const locked = failure instanceof Error && failure.name === 'PasswordException';
  return (
    <Note tone="warn" title={t(locked ? 'locked' : 'failed')} live>
      <p>{t(locked ? 'lockedHelp' : 'failedHelp')}</p>
    </Note>
  );
}

type Size = number | 'fit' | 'legible';

/* the share of full size; `legible` fits the width without growing beyond 100 % */
function shareOf(size: Size, fitting: number | null): number | null {
  if (typeof size === 'number') return size / 100;
  return fitting === null ? null : Math.min(size === 'fit' ? 3 : 1, fitting);
}

/* which page is shown, and how large */
function useReading(doc: PDFDocumentProxy, startAt: number) {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [page, setPage] = useState(Math.min(Math.max(1, startAt), doc.numPages));
  const [size, setSize] = useState<Size>('legible');
  const inner = useInnerWidth(frame);
  const pageWidth = useFirstWidth(doc);
  const share = shareOf(size, pageWidth && inner ? inner / (pageWidth * FULL_SIZE) : null);
  const percent = Math.round((share ?? 1) * 100);
  const go = (to: number) => {
    setPage(Math.min(Math.max(1, to), doc.numPages));
    frame?.scrollTo({ top: 0 });
  };
  const zoom = (direction: -1 | 0 | 1) => setSize(zoomed(percent, direction));
  return { setFrame, page, go, share, percent, zoom };
}

type Turning = { page: number; go: (to: number) => void; zoom: (direction: -1 | 0 | 1) => void };

function turningKeys({ page, go, zoom }: Turning, pages: number) {
  const acts: Record<string, () => void> = {
    PageDown: () => go(page + 1),
    PageUp: () => go(page - 1),
    Home: () => go(1),
    End: () => go(pages),
    '+': () => zoom(1),
    '-': () => zoom(-1),
    '0': () => zoom(0),
  };
  return (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

type ReaderProps = { doc: PDFDocumentProxy; name: string; startAt: number };

function Reader({ doc, name, startAt }: ReaderProps) {
  const t = useReadingCopy();
  const { setFrame, page, go, share, percent, zoom } = useReading(doc, startAt);
  const [failure, setFailure] = useState<unknown>(null);
  if (failure) return <Failed failure={failure} />;
  return (
    <div className="pdf">
      <PdfTools name={name} page={page} pages={doc.numPages} percent={percent} onPage={go} onZoom={zoom} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a scroller with page keys */}
      <div
        className="pdf-frame"
        role="group"
        aria-label={t('pages', { name })}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        tabIndex={0}
        ref={setFrame}
        onKeyDown={turningKeys({ page, go, zoom }, doc.numPages)}
      >
        {share !== null && <PdfPage doc={doc} number={page} scale={share * FULL_SIZE} onFailure={setFailure} />}
      </div>
      <p className="muted sm">{t('keys')}</p>
    </div>
  );
}

/** A PDF read in place. Loaded on demand: import `PdfReader`, not this. */
export function PdfDocument({ href, name, startAt = 1 }: { href: string; name: string; startAt?: number }) {
  const { doc, failure } = usePdf(href);
  if (failure) return <Failed failure={failure} />;
  return doc ? <Reader key={href} doc={doc} name={name} startAt={startAt} /> : <Loading lines={8} />;
}
