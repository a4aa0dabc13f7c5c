import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ObjectStore } from './object-store';

describe('object store', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'holdfast-store-'));
  const store = new ObjectStore(root);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const digest = (content: string) => createHash('sha256').update(content).digest('hex');

  it('gives back exactly the bytes that it received, under their SHA-256', async () => {
    const stored = await store.put(Readable.from([Buffer.from('part one, '), Buffer.from('part two')]));
    expect(stored).toEqual({ sha256: digest('part one, part two'), bytes: 18 });
    expect((await buffer(await store.read(stored.sha256))).toString()).toBe('part one, part two');
    expect(await store.verify(stored.sha256)).toBe(true);
  });

  it('stores the same content once, read-only, and leaves no half file behind', async () => {
    const first = await store.put(Readable.from(['same']));
    const inode = statSync(store.pathOf(first.sha256)).ino;
    await store.put(Readable.from(['same']));
    expect(statSync(store.pathOf(first.sha256)).ino).toBe(inode);
    expect(statSync(store.pathOf(first.sha256)).mode & 0o222).toBe(0);
    const cut = Readable.from(
      (function* () {
        yield Buffer.from('half of ');
        throw new Error('line cut');
      })(),
    );
    await expect(store.put(cut)).rejects.toThrow('line cut');
    expect(readdirSync(path.join(root, 'incoming'))).toEqual([]);
  });

  it('finds a changed byte, and a vanished file', async () => {
    const { sha256 } = await store.put(Readable.from(['evidence']));
    const file = store.pathOf(sha256);
    chmodSync(file, 0o600);
    writeFileSync(file, 'Evidence');
    expect(await store.verify(sha256)).toBe(false);
    rmSync(file);
    expect(await store.verify(sha256)).toBe(false);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'stored-file-unavailable' });
  });

  it('takes no name but a digest', () => {
    expect(() => store.pathOf('../../etc/passwd')).toThrow('SHA-256');
  });
});
