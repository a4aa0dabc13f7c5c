import { useEffect, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { openPdf } from './pdf-source';

export type OpenedPdf = { doc: PDFDocumentProxy | null; failure: unknown };

/** The document at an address; it is closed when the address changes or the screen is left. */
export function usePdf(href: string): OpenedPdf {
  const [opened, setOpened] = useState<OpenedPdf & { href: string }>({ href, doc: null, failure: null });
  useEffect(() => {
    let stays = true;
    const task = openPdf(href);
    task.promise.then(
      (doc) => stays && setOpened({ href, doc, failure: null }),
      (failure: unknown) => stays && setOpened({ href, doc: null, failure }),
    );
    return () => {
      stays = false;
      void task.destroy();
    };
  }, [href]);
  return opened.href === href ? opened : { doc: null, failure: null };
}

/** The width in CSS pixels that an element has inside, followed as it changes. */
export function useInnerWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
