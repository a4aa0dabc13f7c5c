import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ASSESSMENT_RESULTS, CATALOG, PLAN_OF_ACTION } from '../../../test/oracles/oscal/oscal-schema';
import { sampleSnapshot, sampleVault } from '../../../test/support/sample-packet';
import { parseCatalogue, type Catalogue } from '../../catalogue/catalogue.rules';
import type { Manifest } from '../manifest.model';
import { manifestOf } from '../manifest.rules';
import { oscalFiles } from './oscal-files';

const ajv = new Ajv({ allErrors: true, strict: true, unicodeRegExp: true });
addFormats.default(ajv);

function shipped(): Catalogue {
  const file = path.join(__dirname, '../../catalogue/data/vcc-1.0.1.yaml');
  const read = parseCatalogue(parse(readFileSync(file, 'utf8')));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.catalogue;
}

const manifest = (change: (facts: ReturnType<typeof sampleSnapshot>) => void = () => undefined): Manifest => {
  const snapshot = sampleSnapshot();
  change(snapshot);
  return manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 1_000_000 });
};
const catalogue = shipped();
const files = (facts = manifest()): Map<string, unknown> =>
  new Map(oscalFiles(facts, catalogue).map((one) => [one.name, JSON.parse(one.text)]));

/** The member of a document at the end of a path. */
function dig(value: unknown, ...steps: (string | number)[]): unknown {
  return steps.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
}
const results = (all: Map<string, unknown>) => dig(all.get('oscal-assessment-results.json'), 'assessment-results');

const checks: [string, ValidateFunction][] = [
  ['oscal-assessment-results.json', ajv.compile(ASSESSMENT_RESULTS)],
  ['oscal-poam.json', ajv.compile(PLAN_OF_ACTION)],
  ['oscal-catalog.json', ajv.compile(CATALOG)],
];
const mistakes = (all: Map<string, unknown>): unknown[] =>
  checks.flatMap(([name, check]) => (!all.has(name) || check(all.get(name)) ? [] : [{ name, errors: check.errors }]));

/** Every value of the members of that name, wherever they stand. */
function values(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => values(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === name ? (Array.isArray(one) ? one : [one]).map(String) : values(one, name),
  );
}

describe('OSCAL files of a packet', () => {
  it('hold against the OSCAL 1.2 models, with the sample and with nothing to tell', () => {
    expect([...files().keys()]).toEqual(checks.map(([name]) => name));
    expect(mistakes(files())).toEqual([]);
    const bare = manifest((facts) => {
      Object.assign(facts, {
        submissions: [],
        attestations: [],
        exercises: [],
        findings: [],
        evidence: [],
        obligations: [],
      });
      Object.assign(facts, { services: [], plans: [] });
    });
    expect(mistakes(files(bare))).toEqual([]);
    expect([...files(bare).keys()]).not.toContain('oscal-poam.json');
  });

  it('hold with names of every script, empty texts, line breaks and mark-up', () => {
    const odd = manifest((facts) => {
      facts.vendor.legalName = '株式会社 "データ" <script>alert(1)</script>';
      for (const one of facts.findings)
        Object.assign(one, { title: ' \n', description: '', ownerName: 'Ольга\nПетрова ' });
      for (const one of facts.services) Object.assign(one, { description: '', name: 'Ελλάδα & Søn' });
      for (const one of facts.evidence) Object.assign(one, { title: 'a\r\nb\tc' });
    });
    expect(mistakes(files(odd))).toEqual([]);
    expect(
      oscalFiles(odd, catalogue)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('<script');
  });

  it('are refused by the same check when a member is missing, made up or of the wrong kind', () => {
    const broken = (...steps: [...(string | number)[], unknown]): unknown[] => {
      const all = files();
      const value = steps.pop();
      const name = String(steps.pop());
      (dig(results(all), ...(steps as string[])) as Record<string, unknown>)[name] = value;
      return mistakes(all);
    };
    expect(broken('metadata', 'version', undefined)).toHaveLength(1);
    expect(broken('note', 'x')).toHaveLength(1);
    expect(broken('results', 0, 'findings', [])).toHaveLength(1);
    expect(broken('uuid', '01900000-0000-7000-8000-000000000001')).toHaveLength(1);
    expect(broken('results', 0, 'title', 'two\nlines')).toHaveLength(1);
  });

  it('lead nowhere but to what is in them', () => {
    const across = manifest((facts) => {
      facts.vendors = [
        { ...facts.vendor },
        { ...facts.vendor, id: '01900000-0000-7000-8000-00000000aaaa', legalName: 'Other Ltd' },
      ];
      Object.assign(facts.vendor, { id: facts.registrant.id, name: 'All vendors', legalName: 'all vendors' });
    });
    expect(mistakes(files(across))).toEqual([]);
    for (const [name, document] of [...files(), ...files(across)]) {
      const known = new Set(values(document, 'uuid'));
      expect(values(document, 'uuid')).toHaveLength(known.size);
      const named = ['party-uuids', 'actor-uuid', 'observation-uuid', 'risk-uuid', 'subject-uuid'];
      for (const member of named)
        for (const uuid of values(document, member))
          expect([name, member, known.has(uuid)]).toEqual([name, member, true]);
      for (const href of values(document, 'href').filter((one) => one.startsWith('#')))
        expect([name, href, known.has(href.slice(1))]).toEqual([name, href, true]);
    }
  });

  it('name each requirement as the catalogue beside them does', () => {
    const catalog = files().get('oscal-catalog.json');
    const ids = new Set(values(catalog, 'id'));
    expect(catalogue.requirements.every(({ id }) => ids.has(id))).toBe(true);
    const found = results(files());
    for (const id of [...values(found, 'control-id'), ...values(found, 'target-id')]) expect(ids).toContain(id);
  });

  it('call satisfied only what the registrant concluded as met, and say the printed word beside it', () => {
    const facts = manifest();
    const result = dig(results(files(facts)), 'results', 0);
    const findings = dig(result, 'findings') as unknown[];
    expect(findings).toHaveLength(facts.results.filter((one) => one.result !== 'not_applicable').length);
    for (const one of findings) {
      const printed = (dig(one, 'props') as { name: string; value: string }[]).find(
        ({ name }) => name === 'result',
      )?.value;
      const met = ['met', 'met_with_exceptions'].includes(String(printed));
      expect(dig(one, 'target', 'status', 'state')).toBe(met ? 'satisfied' : 'not-satisfied');
    }
    const texts = facts.attestations.flatMap(({ signature }) => (signature ? [signature.shownText] : []));
    expect(values(dig(result, 'attestations'), 'prose')).toEqual(texts);
  });

  it('name every exhibit with its digest, and are the same for the same manifest', () => {
    const facts = manifest();
    const resources = dig(results(files(facts)), 'back-matter', 'resources');
    const digests = (resources as { rlinks?: { hashes: { value: string }[] }[] }[]).flatMap((one) =>
      (one.rlinks ?? []).map((link) => link.hashes[0]?.value),
    );
    const attached = facts.exhibits.filter((one) => one.attachedAs !== null);
    expect(digests).toEqual(attached.map((one) => one.sha256));
    expect(oscalFiles(manifest(), catalogue)).toEqual(oscalFiles(manifest(), catalogue));
  });
});
