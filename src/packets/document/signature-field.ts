import type { PacketDocument, SignatureRoom } from './document.model';
import type { Page } from './pages';
import type { ObjectId } from './pdf-engine';
import { dateString, textString } from './pdf-syntax';
import type { Press } from './press';

/** Bytes of a signature with its certificates and a timestamp; a chain that needs more is refused when it is signed. */
export const SIGNATURE_BYTES = 24_576;

const NAME = 'Signature of the portal';
const NUMBER_WIDTH = 10;

interface ReservedField {
  readonly widget: ObjectId;
  readonly page: Page;
}

/** Puts the field on the first page, where it shows nothing: readers list it in their panel of signatures. */
export function reserveSignature({ engine, pages }: Press): ReservedField {
  const widget = engine.allocate();
  pages.current.annotations.push(widget);
  return { widget, page: pages.current };
}

/**
 * Writes the field and an empty signature. It certifies the file (DocMDP, level 1): a reader calls every later change a break.
 * The signature's dictionary, ISO 32000-1 12.8.1 as narrowed by ETSI EN 319 142-1, is written with its changing parts of fixed length:
 *
 *   <</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 a b c]/M(D:…Z)/Contents<hex>/Reason …/Reference …>>
 */
export function writeSignature(press: Press, field: ReservedField, document: PacketDocument): SignatureRoom {
  const { engine } = press;
  const [value, look, form] = [engine.allocate(), engine.allocate(), engine.allocate()];
  engine.writeStream(look, '/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>', Buffer.alloc(0));
  engine.writeObject(field.widget, widgetBody(press, field, { value, look }));
  engine.writeObject(form, `<</Fields[${field.widget.toString()}]/SigFlags 3>>`);
  Object.assign(engine.catalog, { AcroForm: form, Perms: { DocMDP: value } });
  const parts = dictionaryParts(document);
  const offset = engine.writeObject(value, parts.join(''));
  const at = (index: number) => ({
    offset: offset + parts.slice(0, index).join('').length,
    length: parts[index]?.length ?? 0,
  });
  return { byteRange: at(1), time: at(3), contents: at(5) };
}

function widgetBody({ structure }: Press, field: ReservedField, made: { value: ObjectId; look: ObjectId }): string {
  const element = structure.add(structure.document, 'Form');
  const key = structure.adopt(element, field.widget, field.page);
  structure.close(element);
  const names = `/T ${textString('Signature1')}/TU ${textString(NAME)}/Contents ${textString(NAME)}`;
  const place = `/Rect[0 0 0 0]/F 132/P ${field.page.id.toString()}/StructParent ${key}`;
  const { value, look } = made;
  return `<</Type/Annot/Subtype/Widget/FT/Sig${names}${place}/V ${value.toString()}/AP<</N ${look.toString()}>>>>`;
}

function dictionaryParts({ signature, createdAt }: PacketDocument): string[] {
  const locked = '/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>';
  return [
    '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange',
    byteRange([0, 0, 0]),
    '/M',
    dateString(createdAt),
    '/Contents',
    contents(Buffer.alloc(0)),
    `/Reason ${textString(signature?.reason ?? '')}/Reference[<</Type/SigRef${locked}>>]>>`,
  ];
}

/** The two covered stretches: from the start to `first`, and `rest` bytes from `second`. Always of one length. */
export function byteRange(numbers: readonly [first: number, second: number, rest: number]): string {
  return `[0 ${numbers.map((one) => String(one).padEnd(NUMBER_WIDTH)).join(' ')}]`;
}

/** A signature in hex, filled up with zeros to its fixed length. Throws when it does not fit. */
export function contents(signature: Buffer): string {
  if (signature.length > SIGNATURE_BYTES)
    throw new Error(
      `The signature with its certificates takes ${signature.length} bytes; a packet has room for ${SIGNATURE_BYTES}. Give a shorter chain of certificates.`,
    );
  return `<${signature.toString('hex').padEnd(SIGNATURE_BYTES * 2, '0')}>`;
}
