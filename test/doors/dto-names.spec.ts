import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('names of what goes over the wire', () => {
  it('stand for one shape each: two classes of one name come out of the API description as one', () => {
    const root = path.join(__dirname, '../../src');
    const filesOf = new Map<string, string[]>();
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dto.ts'));
    for (const file of files)
      for (const [, name = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(/^export class (\w+)/gm))
        filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
    expect(filesOf.size).toBeGreaterThan(300);
    expect([...filesOf].filter(([, holders]) => holders.length > 1)).toEqual([]);
  });
});
