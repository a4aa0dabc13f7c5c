import { createHash } from 'node:crypto';
import { PassThrough, Transform, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { BagFile } from './bag.rules';

export interface ZippedFile extends BagFile {
  /** Opened when its turn comes, and read once. */
  open(): Promise<Readable>;
}

export interface ZipStream {
  content: Readable;
  bytes: number;
}

/**
 * Files as one ZIP, stored as they are, written while they are read: whatever their size, memory stays flat. ZIP64 where a
 * size or place asks for it. The stream breaks off when a file has other bytes than announced, so that nobody takes it for
 * whole.
 */
export async function zipStream(
  files: readonly ZippedFile[],
  options: { folder: string; at: string },
): Promise<ZipStream> {
  const zip = new ZipFile();
  const content = new PassThrough();
  const breakOff = (error: Error) => content.destroy(error);
  zip.on('error', breakOff);
  const stored = { mtime: new Date(options.at), mode: 0o100644, compress: false };
  for (const file of files)
    zip.addReadStreamLazy(`${options.folder}/${file.path}`, { ...stored, size: file.bytes }, (take) => {
      file.open().then(
        (source) => take(null, checked(source, file, breakOff)),
        (error: unknown) => breakOff(error instanceof Error ? error : new Error(String(error))),
      );
    });
  const bytes = await new Promise<number>((resolve) => {
    const end = zip.end.bind(zip) as (options: object, told: (size: number) => void) => void;
    // Its directory is always ZIP64: the size told beforehand is then the size that comes, for any number of files.
    end({ forceZip64Format: true }, resolve);
  });
  zip.outputStream.pipe(content);
  return { content, bytes };
}

/** Passes a file on and compares it with what was announced when it has ended. */
function checked(source: Readable, file: BagFile, breakOff: (error: Error) => void): Readable {
  const hash = createHash('sha256');
  const passed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      if (hash.digest('hex') === file.sha256) done();
      else done(new Error(`${file.path} does not have its digest.`));
    },
  });
  source.on('error', (error) => passed.destroy(error));
  passed.on('error', breakOff);
  return source.pipe(passed);
}
