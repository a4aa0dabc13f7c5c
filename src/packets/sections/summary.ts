import type { Block, Inline, TableRow } from '../document/document.model';
import { columns } from './columns';
import { missesOf } from '../achieved.rules';
import { findingsOf } from '../check-recovery.rules';
import { nameOf } from '../check-people.rules';
import type { Manifest, ResultFacts } from '../manifest.model';
import { printedResults } from '../results.rules';
import { incidents, noIncident } from './disruptions';
import { deltaBlocks, kindNote } from './kind-notes';
import { NOTHING_OPEN, openItems } from './open-items';
import { bold, link, noneOf, plural, refs, resultCell, type Printed } from './words';

const ORDER = ['met', 'met_with_exceptions', 'not_met', 'excepted', 'not_tested', 'under_review', 'not_applicable'];

/** Section 4: conclusions first. Exceptions and misses are listed one by one, never only counted. */
export function summary(printed: Printed): Block[] {
  const { manifest } = printed;
  return [
    { kind: 'heading', level: 1, number: '4', text: 'Summary' },
    ...kindNote(printed),
    ...part(manifest, 'I', 'Part I - ICFR support'),
    ...part(manifest, 'II', 'Part II - continuity oversight'),
    { kind: 'heading', level: 2, number: '4.3', text: 'Every exception and missed objective' },
    { kind: 'list', items: orNone(exceptions(manifest), noneOf(manifest, NO_EXCEPTION)) },
    { kind: 'heading', level: 2, number: '4.4', text: 'Not tested' },
    { kind: 'list', items: orNone(untested(manifest), allConcluded(manifest)) },
    { kind: 'heading', level: 2, number: '4.5', text: 'Open at the cut-off' },
    { kind: 'list', items: orNone(openItems(manifest), noneOf(manifest, NOTHING_OPEN)) },
    { kind: 'heading', level: 2, number: '4.6', text: 'Changes since the last packet' },
    ...(manifest.delta ? deltaBlocks(printed) : changes(manifest)),
    { kind: 'heading', level: 2, number: '4.7', text: 'Incidents in the period' },
    { kind: 'list', items: orNone(incidents(manifest), noIncident(manifest)) },
  ];
}

function allConcluded({ narrowed, results }: Manifest): string {
  const which = narrowed ? 'that this packet keeps' : 'in scope';
  if (narrowed && results.length === 0) return 'This packet keeps no result.';
  return `Nothing: every requirement ${which} was concluded or is under review.`;
}

const NO_EXCEPTION = 'None: no conclusion falls short of its requirement, and no exercise missed an objective.';

function part(manifest: Manifest, which: 'I' | 'II', title: string): Block[] {
  const results = manifest.results.filter((one) => one.part === which);
  const number = which === 'I' ? '4.1' : '4.2';
  if (results.length === 0)
    return [
      { kind: 'heading', level: 2, number, text: title },
      { kind: 'paragraph', text: noneInPart(manifest, which) },
    ];
  const rows = ORDER.map((code) => results.filter((one) => one.result === code)).filter((all) => all.length > 0);
  return [
    { kind: 'heading', level: 2, number, text: title },
    { kind: 'paragraph', text: sentence(manifest, results) },
    {
      kind: 'table',
      columns: columns('Result* 30 | Count> 10 | Requirements 60'),
      rows: [
        ...rows.map((all) => resultRow(all, manifest)),
        { bold: true, cells: ['Total', String(results.length), ''] },
      ],
    },
  ];
}

function resultRow(all: ResultFacts[], manifest: Manifest): TableRow {
  const [first] = all;
  const names = all.map((one) => nameOf(one.obligationId, manifest)).join('; ');
  return { cells: [first ? resultCell(first) : '', String(all.length), names] };
}

function noneInPart(manifest: Manifest, which: 'I' | 'II'): string {
  if (manifest.narrowed) return 'This packet keeps no result of this part.';
  return which === 'I' ? noIcfr(manifest) : 'No requirement of this part is in scope.';
}

function noIcfr({ services }: Manifest): string {
  const relevant = services.filter((one) => one.icfrRelevant);
  if (relevant.length === 0)
    return 'No service of this vendor was decided to be relevant to financial reporting (section 5), so no requirement serves this part.';
  return `${relevant.map((one) => one.ref).join(', ')} is relevant to financial reporting, but no requirement of this period serves this part.`;
}

function sentence({ period }: Manifest, results: readonly ResultFacts[]): string {
  const of = (code: string): number => results.filter((one) => one.result === code).length;
  return `Obligations for ${period.code}: ${of('met')} met, ${of('met_with_exceptions')} met with exceptions, ${of('not_met')} not met, ${of('excepted')} not met with an approved exception, ${of('not_tested')} not tested, ${of('under_review')} under review, ${of('not_applicable')} not applicable.`;
}

function orNone(items: Inline[], none: string): Inline[] {
  return items.length === 0 ? [none] : items;
}

const CLEAN = ['met', 'not_applicable', 'not_tested', 'under_review'];

function exceptions(manifest: Manifest): Inline[] {
  const { results, exercises, findings } = manifest;
  const notMet = results
    .filter((one) => !CLEAN.includes(one.result))
    .map((one): Inline => [
      bold(`Part ${one.part}, ${nameOf(one.obligationId, manifest)}: ${one.words}. `),
      { text: one.reason === '' ? '' : `${one.reason} ` },
      ...asRuns(refs(one.cites, '')),
    ]);
  const missed = exercises.flatMap(missesOf).map((miss): Inline => [
    link(miss.exerciseRef),
    bold(`: ${miss.words}. `),
    { text: 'Finding: ' },
    ...asRuns(
      refs(
        findingsOf(miss.exerciseId, findings).map((one) => one.ref),
        'none',
      ),
    ),
  ]);
  return [...notMet, ...missed];
}

/** Each one is named; those with the same reason stand together. */
function untested(manifest: Manifest): Inline[] {
  const byReason = new Map<string, string[]>();
  for (const one of manifest.results.filter(({ result }) => result === 'not_tested')) {
    const key = `Part ${one.part}. ${one.reason}`;
    byReason.set(key, [...(byReason.get(key) ?? []), nameOf(one.obligationId, manifest)]);
  }
  return [...byReason]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, names]) => [{ text: `${reason} ` }, bold(names.join('; '))]);
}

function asRuns(inline: Inline) {
  return typeof inline === 'string' ? [{ text: inline }] : inline;
}

function changes(manifest: Manifest): Block[] {
  const { previous, narrowed } = manifest;
  const first = narrowed
    ? 'Packets of this kind are compared in the portal.'
    : 'This is the first packet of this vendor.';
  if (previous === null) return [{ kind: 'paragraph', text: first }];
  const items = differences(previous.results, printedResults(manifest));
  return [
    {
      kind: 'paragraph',
      text: `Compared with ${previous.ref} (as of ${previous.asOf}): ${plural(items.length, 'result differs', 'results differ')}.`,
    },
    { kind: 'list', items: orNone(items, 'No result differs.') },
  ];
}

type Results = NonNullable<Manifest['previous']>['results'];

/** What became of each result, and which of the last packet's are in this one no more. */
function differences(before: Results, now: Results): string[] {
  const then = new Map(before.map((one) => [one.key, one.words]));
  const today = new Set(now.map(({ key }) => key));
  const gone = before.filter(({ key }) => !today.has(key));
  return [
    ...now
      .filter((one) => then.get(one.key) !== one.words)
      .map((one) => `${named(one.key)}: ${then.get(one.key) ?? 'not in the last packet'} -> ${one.words}`),
    ...gone.map((one) => `${named(one.key)}: ${one.words} -> not in this packet`),
  ];
}

/** `TST-02 SV-0001 2` as results are named everywhere else: `TST-02 (SV-0001, occurrence 2)`. */
function named(key: string): string {
  const [code = '', whose = '', occurrence = '1'] = key.split(' ');
  return `${code} (${whose}${occurrence === '1' ? '' : `, occurrence ${occurrence}`})`;
}
