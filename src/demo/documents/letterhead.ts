import type { VendorCast } from '../vendor-cast';
import type { Block, Paper } from './paper';

/** What a vendor's own paper says besides its content. */
export interface Writing {
  title: string;
  /** Number within the vendor's file plan, for example `BC-110`. */
  number: string;
  date: string;
  version?: string;
}

export function letter(vendor: VendorCast, writing: Writing, blocks: Block[]): Paper {
  return {
    organisation: vendor.legalName,
    title: writing.title,
    number: `${vendor.prefix}-${writing.number}`,
    version: writing.version ?? '1.0',
    date: writing.date,
    blocks,
  };
}

export function signedBy(person: { name: string; title: string }, on: string): Block {
  return { signed: { name: person.name, title: person.title, on } };
}

export function heading(text: string): Block {
  return { heading: text };
}

export function prose(...sentences: string[]): Block {
  return { text: sentences.join(' ') };
}

export function list(...items: string[]): Block {
  return { list: items };
}

export function table(columns: string[], rows: string[][], widths?: number[]): Block {
  return { table: widths ? { columns, rows, widths } : { columns, rows } };
}
