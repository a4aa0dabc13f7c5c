import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/* what documents without their own fonts or character maps need; only their addresses are here, each is fetched when asked for */
const files = import.meta.glob<string>(
  [
    '../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
  ],
  { query: '?url', import: 'default', eager: true },
);
const byName = new Map(Object.entries(files).map(([path, url]) => [path.split('/').pop(), url]));

/** Answers pdf.js's own data files from our own address, under their built names. */
class OwnFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (!url) throw new Error(`No ${filename} among the reader's files`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** Opens a PDF of the API for reading: one request (so one entry in the log), no evaluated code, no WebAssembly. */
export function openPdf(url: string): PDFDocumentLoadingTask {
  return getDocument({
    url,
    disableRange: true,
    disableStream: true,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapPacked: true,
    BinaryDataFactory: OwnFiles,
  });
}
