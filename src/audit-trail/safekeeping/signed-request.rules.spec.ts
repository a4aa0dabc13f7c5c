import { signedHeaders } from './signed-request.rules';

// The examples of the S3 API reference ("Signature calculations for the Authorization header").
describe('a signed request to object storage', () => {
  const keys = {
    ...{ keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' },
  };
  const at = '2013-05-24T00:00:00.000Z';
  const host = 'https://examplebucket.s3.amazonaws.com';

  it('is signed as the reference signs an object that is read', () => {
    const headers = { range: 'bytes=0-9' };
    const url = new URL(`${host}/test.txt`);
    expect(signedHeaders({ method: 'GET', url, headers, body: '', at }, keys)['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  it('is signed as the reference signs an object that is put, whose name wants escaping', () => {
    const headers = { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' };
    const url = new URL(`${host}/test$file.text`);
    const request = { method: 'PUT' as const, url, headers, body: 'Welcome to Amazon S3.', at };
    expect(signedHeaders(request, keys)['authorization']).toMatch(
      /Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/,
    );
  });
});
