import { createHash, randomBytes } from 'node:crypto';
import { Upload } from 'tus-js-client';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { ABOUT } from '../support/tus-client';

let house: TestPortal;
let lumen: TestVendor;

beforeAll(async () => {
  house = await openTestPortal();
  lumen = await house.vendor('Lumen Cards');
});
afterAll(() => house.close());

/** Uploads with the client that the portal's pages use; answers headers of the last reply and the progress it saw. */
function upload(bytes: Buffer, options: { filename: string; chunkSize?: number }) {
  const seen: number[] = [];
  return new Promise<{ url: string; version: string | undefined; seen: number[] }>((resolve, reject) => {
    let version: string | undefined;
    const sending = new Upload(bytes, {
      endpoint: `${house.url}/api/uploads`,
      headers: lumen.contributor.authorization,
      metadata: { ...ABOUT, filename: options.filename },
      retryDelays: null,
      ...(options.chunkSize === undefined ? {} : { chunkSize: options.chunkSize }),
      onAfterResponse: (_request, response) => {
        version = response.getHeader('Holdfast-Evidence-Version') ?? version;
      },
      onProgress: (sent) => seen.push(sent),
      onSuccess: () => resolve({ url: String(sending.url), version, seen }),
      onError: reject,
    });
    sending.start();
  });
}

it('the client of the portal uploads in one part and in many', async () => {
  for (const chunkSize of [undefined, 300_000]) {
    const bytes = randomBytes(1_000_000);
    const done = await upload(bytes, { filename: '復旧 "log".bin', ...(chunkSize === undefined ? {} : { chunkSize }) });
    expect(done.seen.at(-1)).toBe(bytes.length);
    const receipt = await lumen.contributor.get(`/api/evidence-versions/${done.version}/receipt`).expect(200);
    expect(receipt.body).toMatchObject({
      fileName: '復旧 "log".bin',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const ofUpload = await lumen.contributor.get(`${new URL(done.url).pathname}/receipt`).expect(200);
    expect(ofUpload.body).toEqual(receipt.body);
  }
});

it('the client of the portal is told why a file is refused', async () => {
  await expect(upload(Buffer.from('<html><script>1</script>'), { filename: 'report.pdf' })).rejects.toMatchObject({
    originalResponse: expect.objectContaining({}),
    message: expect.stringContaining('can run by itself'),
  });
});
