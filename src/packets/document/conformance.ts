import type { PacketDocument } from './document.model';
import { PdfEngine } from './pdf-engine';

const PRODUCER = 'Holdfast';

/** XMP: the extension schema that PDF/A wants before it accepts the PDF/UA identifier, and the identifier itself. */
const UNIVERSAL_ACCESS = `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 the document conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`;

/**
 * An empty file that declares PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Nothing in it depends on the clock or on chance:
 * the creation date and the file identifier come from the document.
 */
export function openEngine(document: PacketDocument): PdfEngine {
  if (!/^[0-9a-f]{64}$/.test(document.digest)) throw new Error('The digest of a document is 64 lower-case hex digits');
  const info = {
    Title: document.title,
    Subject: document.subject,
    Author: document.author,
    Creator: PRODUCER,
    Producer: PRODUCER,
    CreationDate: new Date(document.createdAt),
  };
  const form = { pdfVersion: '1.7', subset: 'PDF/A-3a', lang: document.language, displayTitle: true, info };
  const engine = new PdfEngine(form, document.digest);
  engine.appendXML(UNIVERSAL_ACCESS);
  engine.catalog.PageLabels = { Nums: [0, { S: 'D' }] };
  return engine;
}
