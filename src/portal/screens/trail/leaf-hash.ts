/** SHA-256 of one zero byte and the body in UTF-8, lower-case hex (RFC 6962 leaf). Null where the browser offers no digests. */
export async function leafHash(body: string): Promise<string | null> {
  if (!globalThis.isSecureContext) return null;
  const text = new TextEncoder().encode(body);
  const leaf = new Uint8Array(text.length + 1);
  leaf.set(text, 1);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', leaf));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
