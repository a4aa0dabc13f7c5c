import { lazy, Suspense } from 'react';
import { Loading } from '../../parts/notes';

const PdfDocument = lazy(() => import('./pdf-document').then((m) => ({ default: m.PdfDocument })));

export type PdfReaderProps = {
  /** An address of the API that answers a PDF. */
  href: string;
  /** What is read, for assistive technology: `packet PK-0003`. */
  name: string;
  /** The page to open at, from 1. */
  startAt?: number;
};

/** Reads a PDF in place: pages, sizes, keyboard, selectable words. Its code is fetched when the first one is opened. */
export function PdfReader(props: PdfReaderProps) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <PdfDocument {...props} />
    </Suspense>
  );
}
