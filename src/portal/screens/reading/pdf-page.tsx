import { useEffect, useRef } from 'react';
import { TextLayer, type PDFPageProxy, type PDFDocumentProxy, type RenderTask } from 'pdfjs-dist';

type Painting = { page: PDFPageProxy; scale: number; host: HTMLElement };

/** CSS pixels per PDF point at 100 %. */
export const FULL_SIZE = 96 / 72;

function prepare({ page, scale, host }: Painting) {
  const viewport = page.getViewport({ scale });
  const sharpness = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * sharpness);
  canvas.height = Math.floor(viewport.height * sharpness);
  canvas.style.width = `${Math.floor(viewport.width)}px`;
  canvas.style.height = `${Math.floor(viewport.height)}px`;
  canvas.setAttribute('aria-hidden', 'true');
  const words = document.createElement('div');
  words.className = 'pdf-words';
  host.style.setProperty('--total-scale-factor', String(scale));
  return { viewport, sharpness, canvas, words };
}

/* pdf.js measures letters on a canvas that it adds to the end of the page */
function hideMeasures(): void {
  for (const canvas of document.querySelectorAll<HTMLElement>('body > canvas.hiddenCanvasElement'))
    canvas.hidden = true;
}

/* paints aside, then swaps the finished page in, so that turning pages never flashes */
function paint({ page, scale, host }: Painting): { done: Promise<void>; task: RenderTask; layer: TextLayer } {
  const { viewport, sharpness, canvas, words } = prepare({ page, scale, host });
  const transform = sharpness === 1 ? undefined : [sharpness, 0, 0, sharpness, 0, 0];
  const task = page.render({ canvas, viewport, ...(transform && { transform }) });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  const done = Promise.all([task.promise, layer.render()]).then(() => {
    host.replaceChildren(canvas, words);
    hideMeasures();
  });
  return { done, task, layer };
}

export type PdfPageProps = {
  doc: PDFDocumentProxy;
  number: number;
  scale: number;
  onFailure: (failure: unknown) => void;
};

/** One page: its picture, and its words above it, for selecting and for screen readers. */
export function PdfPage({ doc, number, scale, onFailure }: PdfPageProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stays = true;
    let stop = (): void => undefined;
    const show = async () => {
      const page = await doc.getPage(number);
      if (!stays || !host.current) return;
      const { done, task, layer } = paint({ page, scale, host: host.current });
      stop = () => {
        task.cancel();
        layer.cancel();
      };
      await done;
    };
    show().catch((failure: unknown) => stays && onFailure(failure));
    return () => {
      stays = false;
      stop();
    };
  }, [doc, number, scale, onFailure]);
  return <div className="pdf-page" ref={host} data-page={number} />;
}
