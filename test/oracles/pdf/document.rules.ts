import { refTo, type Dict, type Value } from '../../support/pdf/pdf-file';
import type { TaggedFile } from '../../support/pdf/tagged-file';
import { complain, type Rule } from './rule';

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const STRING_BYTES = 32_767;
const NAME_BYTES = 127;

function metadataOf({ file }: TaggedFile): string {
  return Buffer.from(file.stream(file.catalog['/Metadata']) ?? '', 'latin1').toString('utf8');
}

const metadata: Rule = {
  id: 'metadata',
  name: 'says in its metadata that it keeps PDF/A-3a and PDF/UA-1, and explains the latter’s own property',
  broken: (tagged) => {
    const xmp = metadataOf(tagged);
    const says = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xmp)?.[1] ?? null;
    const { '/Type': type, '/Subtype': subtype } = tagged.file.dict(tagged.file.catalog['/Metadata']);
    return [
      ...complain(type !== '/Metadata' || subtype !== '/XML', 'no metadata stream'),
      ...complain(says('pdfaid:part') !== '3' || says('pdfaid:conformance') !== 'A', 'not PDF/A-3a'),
      ...complain(says('pdfuaid:part') !== '1', 'not PDF/UA-1'),
      ...complain(!xmp.includes('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'), 'pdfuaid has another namespace'),
      ...complain(says('pdfaSchema:prefix') !== 'pdfuaid', 'no extension schema for pdfuaid'),
      ...complain(/<\?xpacket begin=[^>]*(bytes|encoding)=/.test(xmp), 'attributes that XMP packets no longer have'),
    ];
  },
};

const title: Rule = {
  id: 'title',
  name: 'has a title and shows it instead of the file’s name',
  broken: (tagged) => {
    const found = /<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">([^<]+)</.exec(metadataOf(tagged))?.[1];
    const shown = tagged.file.dict(tagged.file.catalog['/ViewerPreferences'])['/DisplayDocTitle'];
    return [
      ...complain(found === undefined || found.trim() === '', 'no title in the metadata'),
      ...complain(shown !== true, 'the title is not shown'),
    ];
  },
};

const language: Rule = {
  id: 'language',
  name: 'says its language, and none that is not one',
  broken: ({ file, elements }) => [
    ...complain(!LANGUAGE.test(file.text(file.catalog['/Lang']) ?? ''), 'no language'),
    ...elements
      .filter(({ dict }) => dict['/Lang'] !== undefined && !LANGUAGE.test(file.text(dict['/Lang']) ?? ''))
      .map(({ ref, tag }) => `${tag} ${ref} has a language that is none`),
  ],
};

const marked: Rule = {
  id: 'marked',
  name: 'calls itself tagged, without suspects',
  broken: ({ file }) => {
    const info = file.dict(file.catalog['/MarkInfo']);
    return complain(info['/Marked'] !== true || info['/Suspects'] === true, 'not marked, or suspect');
  },
};

const files: Rule = {
  id: 'files',
  name: 'says of every attached file what it is, what for, of which type and when',
  broken: ({ file }) => {
    const tree = file.dict(file.dict(file.catalog['/Names'])['/EmbeddedFiles']);
    const named = file.list(tree['/Names']).filter((_, i) => i % 2 === 1);
    const associated = file.list(file.catalog['/AF']);
    return [
      ...complain(named.length === 0, 'nothing is attached'),
      ...complain(
        named.map(refTo).join() !== associated.map(refTo).join(),
        'what is attached is not what is associated',
      ),
      ...named.flatMap((ref) => specFaults(file.dict(ref)).map((fault) => `${refTo(ref)}: ${fault}`)),
    ];
    function specFaults(spec: Dict): string[] {
      const stream = file.dict(file.dict(spec['/EF'])['/F']);
      const relations = ['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'];
      return [
        ...complain(!file.text(spec['/F']) || !file.text(spec['/UF']), 'no name in F or UF'),
        ...complain(!file.text(spec['/Desc']), 'no description'),
        ...complain(!relations.includes(file.name(spec['/AFRelationship'])), 'no relationship'),
        ...complain(!/^[-\w+.]+\/[-\w+.]+$/.test(file.name(stream['/Subtype'])), 'no MIME type'),
        ...complain(!/^D:\d{14}/.test(file.text(file.dict(stream['/Params'])['/ModDate']) ?? ''), 'no date'),
      ];
    }
  },
};

const colour: Rule = {
  id: 'colour',
  name: 'draws in the one colour space that its output intent explains',
  broken: ({ file, pages }) => {
    const intents = file.list(file.catalog['/OutputIntents']).map((one) => file.dict(one));
    const intent = intents.find((one) => one['/S'] === '/GTS_PDFA1') ?? {};
    const profile = file.dict(intent['/DestOutputProfile']);
    const signature = (file.stream(intent['/DestOutputProfile'] ?? null) ?? '').slice(36, 40);
    const other = pages.filter(({ content }) =>
      content.operators.some((one) => /^(k|K|cs|CS|sc|SC|scn|SCN|sh|Do|BI)$/.test(one)),
    );
    return [
      ...complain(profile['/N'] !== 3 || signature !== 'acsp', 'no profile for red, green and blue'),
      ...complain(intents.length > 1, 'several output intents'),
      ...other.map(({ number }) => `page ${number} uses another colour space or a picture`),
    ];
  },
};

const quiet: Rule = {
  id: 'quiet',
  name: 'does nothing by itself: no script, no action, no form that changes, no layers, no encryption',
  broken: ({ file }) => {
    const form = file.dict(file.catalog['/AcroForm']);
    const forbidden = ['/OpenAction', '/AA', '/OCProperties', '/Requirements', '/Encrypt', '/JavaScript', '/URI'];
    const dictionaries = file.references.map((ref) => [ref, file.dict(ref)] as const);
    return [
      ...complain(form['/NeedAppearances'] === true || form['/XFA'] !== undefined, 'a form that is filled at reading'),
      ...dictionaries.flatMap(([ref, dict]) =>
        forbidden.filter((key) => dict[key] !== undefined).map((key) => `${ref} has ${key}`),
      ),
      ...dictionaries
        .filter(([, dict]) => dict['/A'] !== undefined && dict['/S'] === undefined)
        .map(([ref]) => `${ref} acts`),
    ];
  },
};

const permissions: Rule = {
  id: 'permissions',
  name: 'certifies without the members that were given up',
  broken: ({ file }) => {
    const permitted = Object.keys(file.dict(file.catalog['/Perms']));
    const references = file.references
      .flatMap((ref) => file.list(file.dict(ref)['/Reference']))
      .map((one) => file.dict(one));
    return [
      ...permitted.filter((key) => key !== '/DocMDP').map((key) => `a permission ${key}`),
      ...references.flatMap((one) =>
        Object.keys(one)
          .filter((key) => /^\/Digest/.test(key))
          .map((key) => `a reference with ${key}`),
      ),
    ];
  },
};

const limits: Rule = {
  id: 'limits',
  name: 'stays within the limits of strings, names, numbers and nesting',
  broken: ({ file, pages }) => [
    ...file.references.flatMap((ref) => beyond(file.resolve(ref)).map((fault) => `${ref}: ${fault}`)),
    ...pages
      .filter(({ content }) => content.depth < 0 || content.depth > 28)
      .map(({ number }) => `page ${number} nests states wrongly`),
  ],
};

function beyond(value: Value): string[] {
  if (typeof value === 'string') return complain(tooLong(value), 'a text that is too long');
  if (typeof value === 'number') return complain(Math.abs(value) > 2_147_483_647, 'a number that is too large');
  if (Array.isArray(value)) return value.flatMap(beyond);
  return typeof value === 'object' && value !== null
    ? [...Object.keys(value), ...Object.values(value)].flatMap(beyond)
    : [];
}

/** Texts beyond Latin are stored with two bytes for each character. */
function tooLong(value: string): boolean {
  if (value.startsWith('/')) return Buffer.byteLength(value) - 1 > NAME_BYTES;
  if (value.startsWith('b:')) return (value.length - 2) / 2 > STRING_BYTES;
  return value.startsWith('u:') && 2 * (value.length - 2) + 2 > STRING_BYTES;
}

export const documentRules = [metadata, title, language, marked, files, colour, quiet, permissions, limits];
