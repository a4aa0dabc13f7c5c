import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The portal's version as its package states it, for the control sheet. */
export function portalVersion(from = __dirname): string {
  const file = path.join(from, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const above = path.dirname(from);
  if (above === from) throw new Error('The package of the portal was not found.');
  return portalVersion(above);
}
