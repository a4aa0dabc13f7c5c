import { derivedId } from '../../foundation/ids';

/** The version of OSCAL that is written: NIST's Open Security Controls Assessment Language. */
export const OSCAL_VERSION = '1.2.0';

/** Whose words the properties are: those of this portal, explained in the packet's glossary. */
export const NAMESPACE = 'urn:holdfast:packet';

export interface Property {
  name: string;
  ns: string;
  value: string;
}

export interface Resource {
  uuid: string;
  title: string;
  description?: string;
  props?: Property[];
  rlinks?: { href: string; 'media-type'?: string; hashes: { algorithm: 'SHA-256'; value: string }[] }[];
}

export interface Metadata {
  title: string;
  'last-modified': string;
  version: string;
  'oscal-version': string;
  props?: Property[];
  roles?: { id: string; title: string }[];
  parties?: Party[];
  'responsible-parties'?: { 'role-id': string; 'party-uuids': string[] }[];
  remarks?: string;
}

export interface Party {
  uuid: string;
  type: 'person' | 'organization';
  name: string;
}

/** OSCAL wants UUIDs of version 4 or 5; the portal's are of version 7. The same thing has the same one in every packet. */
export const oscalId = (kind: string, id: string): string => derivedId(`${kind} ${id}`);

/** One line of Markdown: never empty, mark-up that could run made plain. */
export function line(text: string, otherwise = 'Not recorded'): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return plain(words === '' ? otherwise : words);
}

/** Paragraphs of Markdown, mark-up that could run made plain; what the text says is kept to the letter. */
export const prose = (text: string, otherwise = 'Not recorded'): string => plain(text.trim() === '' ? otherwise : text);

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Properties that have a value; OSCAL allows no empty one. */
export function props(values: Record<string, string | number | boolean | null | undefined>): Property[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const text = value === null || value === undefined ? '' : String(value).replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [{ name, ns: NAMESPACE, value: text }];
  });
}

/** `{ name: list }`, or nothing at all: OSCAL allows no empty list. */
export function some<Name extends string, Item>(name: Name, list: readonly Item[]): Partial<Record<Name, Item[]>> {
  return (list.length === 0 ? {} : { [name]: [...list] }) as Partial<Record<Name, Item[]>>;
}

export const startOf = (day: string): string => `${day}T00:00:00Z`;
export const endOf = (day: string): string => `${day}T23:59:59Z`;
