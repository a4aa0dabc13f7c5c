import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCatalogue, type Catalogue } from './catalogue.rules';

const SHIPPED = join(__dirname, 'data', 'vcc-1.0.1.yaml');

/** The shipped document as plain values, before any reading: what a published version stores. */
export function readShippedCatalogueDocument(): unknown {
  return parse(readFileSync(SHIPPED, 'utf8'), { strict: true, uniqueKeys: true });
}

/** The shipped catalogue; throws with every problem when the file does not follow the format. */
export function readShippedCatalogue(): Catalogue {
  const read = parseCatalogue(readShippedCatalogueDocument());
  if ('catalogue' in read) return read.catalogue;
  throw new Error(
    `the shipped catalogue is unsound: ${read.errors.map((e) => `${e.pointer} ${e.message}`).join('; ')}`,
  );
}
