export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** Node hash of RFC 9162: SHA-256(0x01, left, right). */
export async function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  const node = new Uint8Array(1 + left.length + right.length);
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 1 + left.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', node));
}

/** A checkpoint taken apart: the text that was signed, the signatures under it, and what it says. Root in lower-case hex. */
export interface Head {
  text: string;
  signatures: string;
  origin: string;
  size: string;
  signedRoot: string;
}

/** Throws for a root that is not base64. */
export function headOf(checkpoint: string): Head {
  const [text = '', signatures = ''] = checkpoint.replaceAll('\r\n', '\n').split('\n\n');
  const [origin = '', size = '', root = ''] = text.split('\n');
  return { text: `${text}\n`, signatures, origin, size, signedRoot: hexOf(fromBase64(root)) };
}

/** Whether one of the keys has signed a head. Null where this browser cannot check Ed25519. */
export async function signedBy(
  text: string,
  signatures: string,
  { origin, keys }: { origin: string; keys: readonly string[] },
): Promise<boolean | null> {
  try {
    for (const line of signatures.split('\n').filter((one) => one.startsWith(`— ${origin} `))) {
      const data = fromBase64(line.split(' ')[2] ?? '');
      const keyId = hexOf(data.slice(0, 4));
      const key = keys.find((one) => one.startsWith(`${origin}+${keyId}+`));
      if (key && (await isRight(text, data.slice(4), key.slice(origin.length + keyId.length + 2)))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    throw error;
  }
}

async function isRight(text: string, signature: Bytes, keyData: string): Promise<boolean> {
  const raw = fromBase64(keyData).slice(1);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
}
