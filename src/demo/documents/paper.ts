/** What a page of a paper is made of; the same blocks become a PDF or a Word file. */
export type Block =
  | { heading: string }
  | { text: string }
  | { list: string[] }
  | { table: PaperTable }
  | { drawing: Drawing }
  | { signed: { name: string; title: string; on: string } };

export interface PaperTable {
  columns: string[];
  rows: string[][];
  /** Relative widths of the columns; equal without them. */
  widths?: number[];
}

/** Boxes and lines on a grid of 100 by 60 units. */
export interface Drawing {
  caption: string;
  boxes: { x: number; y: number; w: number; h: number; lines: string[] }[];
  lines: { from: [number, number]; to: [number, number] }[];
}

export interface Paper {
  organisation: string;
  title: string;
  /** The organisation's own number of the document. */
  number: string;
  version: string;
  /** The day on which it was made, `YYYY-MM-DD`. */
  date: string;
  blocks: Block[];
}

/** Every document of the demo says on each page that it is none. */
export const FICTION = 'Fictional demonstration data: companies, people and events are invented.';

/** A file as somebody would send it. */
export interface DemoFile {
  fileName: string;
  type: string;
  bytes: Buffer;
}

/** Minutes as hours and minutes: 192 is "3:12". */
export function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** An instant so many minutes after another, ISO 8601 UTC. */
export function after(start: string, minutes: number): string {
  return new Date(Date.parse(start) + minutes * 60_000).toISOString();
}

/** `14:12:00` of an instant, UTC. */
export function clockTime(iso: string): string {
  return iso.slice(11, 19);
}
