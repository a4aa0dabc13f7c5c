import { join } from './bytes';
import { ASK, headOf, limits, waysToProve, type Line, type Report, type Way } from './report';
import type { Files, Source } from './source';
import { verify, type Given, type Known } from './verify';

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page lacks ${id}.`);
}

const page = {
  drop: element('drop', HTMLElement),
  report: element('report', HTMLElement),
  again: element('again', HTMLButtonElement),
  file: element('file', HTMLInputElement),
  folder: element('folder', HTMLInputElement),
  earlier: element('earlier', HTMLInputElement),
  openings: element('openings', HTMLInputElement),
  keys: element('keys', HTMLTextAreaElement),
  identity: element('identity', HTMLInputElement),
  certificate: element('certificate', HTMLTextAreaElement),
  tsa: element('tsa', HTMLTextAreaElement),
};

let given: Given | null = null;

const sourceOf = (file: File): Source => ({
  size: file.size,
  read: async (from, length) => join(new Uint8Array(await file.slice(from, from + length).arrayBuffer())),
});

const single = (file: File): Given => ({ name: file.name, files: new Map([[file.name, sourceOf(file)]]) });

function chosen(files: readonly File[]): Given | null {
  const [first] = files;
  if (!first) return null;
  if (files.length === 1 && first.webkitRelativePath === '') return single(first);
  const paths = files.map((file): [string, Source] => [file.webkitRelativePath || file.name, sourceOf(file)]);
  return { name: first.webkitRelativePath.split('/')[0] ?? first.name, files: new Map(paths) };
}

/** Every file below what was dropped, folders too. */
async function dropped(items: DataTransferItemList): Promise<Given | null> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: Files = new Map();
  for (const entry of entries) await gather(entry, files);
  const [first] = entries;
  return first && files.size > 0 ? { name: first.name, files } : null;
}

async function gather(entry: FileSystemEntry, files: Files): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    files.set(entry.fullPath.replace(/^\//, ''), sourceOf(file));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return;
    for (const one of some) await gather(one, files);
  }
}

const isOpening = (text: string): boolean => text.includes('"holdfast-withheld-section/1"');

const filled = ({ value }: HTMLTextAreaElement): string[] => (value.trim() === '' ? [] : [value]);

async function known(): Promise<Known> {
  const texts = await Promise.all([...(page.openings.files ?? [])].map((file) => file.text()));
  return {
    earlier: [...(page.earlier.files ?? [])].map(single),
    keys: page.keys.value.split('\n').filter((line) => line.trim() !== ''),
    identity: page.identity.value.trim() || null,
    certificates: filled(page.certificate),
    authorities: filled(page.tsa),
    growth: texts.filter((text) => !isOpening(text)),
    openings: texts.filter(isOpening),
  };
}

async function run(what: Given | null): Promise<void> {
  if (!what) return;
  given = what;
  page.again.disabled = false;
  page.report.replaceChildren(paragraph('sub', `Reading ${what.name} …`));
  try {
    show(await verify(what, await known()));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    page.report.replaceChildren(paragraph('judgement broken', 'It could not be read.'), paragraph('sub', words));
  }
}

const LOOKS = { whole: 'holds', part: 'half', none: 'half' } as const;

function show(report: Report): void {
  const look = report.holds ? LOOKS[report.standing.tie] : 'broken';
  const parts: HTMLElement[] = [
    paragraph(`judgement ${look}`, report.judgement),
    paragraph('', report.title),
    ...asked(waysToProve(report)),
    paragraph('sub', 'Identity (SHA-256 of the manifest)'),
    paragraph('mono', report.identity),
  ];
  for (const outcome of ['wrong', 'proved', 'open'] as const) {
    const lines = report.lines.filter((line) => line.outcome === outcome);
    if (lines.length > 0) parts.push(heading(headOf(outcome, report)), list(lines));
  }
  page.report.replaceChildren(...parts, paragraph('sub', limits(report)));
}

/** What would close the gap. */
function asked(ways: readonly Way[]): HTMLElement[] {
  if (ways.length === 0) return [];
  const made = document.createElement('ul');
  for (const { what, where } of ways) {
    const item = document.createElement('li');
    item.className = 'way';
    item.textContent = `${what}: ${where}.`;
    made.append(item);
  }
  return [paragraph('', `${ASK}; the fields are above, under “What you know from elsewhere”.`), made];
}

function paragraph(kind: string, words: string): HTMLElement {
  const made = document.createElement('p');
  made.className = kind;
  made.textContent = words;
  return made;
}

function heading(words: string): HTMLElement {
  const made = document.createElement('h2');
  made.textContent = words;
  return made;
}

function list(lines: readonly Line[]): HTMLElement {
  const made = document.createElement('ul');
  for (const { outcome, part, words } of lines) {
    const item = document.createElement('li');
    item.className = outcome;
    for (const text of [part, words]) {
      const cell = document.createElement('span');
      cell.textContent = text;
      item.append(cell);
    }
    made.append(item);
  }
  return made;
}

page.drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  page.drop.classList.add('over');
});
page.drop.addEventListener('dragleave', () => {
  page.drop.classList.remove('over');
});
document.addEventListener('dragover', (event) => {
  event.preventDefault();
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  page.drop.classList.remove('over');
  if (event.dataTransfer) void dropped(event.dataTransfer.items).then(run);
});
for (const input of [page.file, page.folder])
  input.addEventListener('change', () => {
    void run(chosen([...(input.files ?? [])]));
  });
page.again.addEventListener('click', () => {
  void run(given);
});
