import type { Block, TableRow } from '../document/document.model';
import { IMPACT_GUIDE } from '../../outsourced-services/impact/impact-anchors.rules';
import { BAND_WORDS, IMPACT_BANDS, IMPACT_CATEGORIES } from '../../outsourced-services/impact/impact-words.rules';
import { mtpdInWords } from '../../outsourced-services/impact/impact.rules';
import type { ImpactFacts, InventoryFacts, ServiceFacts } from '../snapshot.model';
import { columns } from './columns';
import { anchor, list, orDash, when, words } from './words';

/** Harm by category and time band for every service, as both sides accepted it. */
export function impact({ impacts }: InventoryFacts, services: readonly ServiceFacts[]): Block[] {
  const whose = ({ serviceId }: ImpactFacts): string => services.find(({ id }) => id === serviceId)?.ref ?? '';
  const shown = impacts.filter(({ state }) => state === 'in_force' || state === 'proposed');
  const older = impacts.filter(({ state }) => state === 'superseded');
  return [
    { kind: 'heading', level: 2, number: '6.6', text: 'Impact by time band' },
    {
      kind: 'paragraph',
      text: 'Scores run from 0 (none) to 4 (unacceptable). The longest tolerable outage (MTPD) is the start of the first band in which any category reaches 4; it is derived from the scores, not entered.',
    },
    ...(shown.length === 0 ? [{ kind: 'paragraph' as const, text: 'No impact assessment is in force.' }] : []),
    ...shown.flatMap((one) => assessment(one, whose(one))),
    ...(older.length === 0 ? [] : [{ kind: 'list' as const, items: older.map((one) => superseded(one, whose(one))) }]),
  ];
}

const BANDS = IMPACT_BANDS.map((band) => `${BAND_WORDS[band]}> 10`).join(' | ');

function assessment(one: ImpactFacts, service: string): Block[] {
  return [
    {
      kind: 'paragraph',
      anchor: anchor(one.ref),
      text: `${service}: ${one.ref}, version ${one.number}, ${words(one.state).toLowerCase()}: MTPD ${mtpdInWords(one.mtpdMinutes)}. Proposed by ${one.proposedBy}, ${when(one.proposedAt)}; ${accepted(one)}. Content SHA-256 ${one.contentSha256}.`,
    },
    {
      kind: 'table',
      columns: columns(`Category* 28 | ${BANDS}`),
      rows: IMPACT_CATEGORIES.map((category): TableRow => {
        const scoreIn = (band: string) =>
          one.scores.find((score) => score.category === category && score.band === band)?.score;
        return {
          cells: [IMPACT_GUIDE[category].label, ...IMPACT_BANDS.map((band) => String(scoreIn(band) ?? '-'))],
        };
      }),
    },
    ...notes(one),
  ];
}

function accepted(one: ImpactFacts): string {
  const by = (who: string | null, at: string | null) =>
    who === null ? 'not accepted' : `accepted by ${who}, ${when(at)}`;
  return `vendor: ${by(one.vendorAcceptedBy, one.vendorAcceptedAt)}; registrant: ${by(one.registrantAcceptedBy, one.registrantAcceptedAt)}`;
}

function notes({ peaks, scores, note }: ImpactFacts): Block[] {
  const items = [
    ...(note.trim() === '' ? [] : [note]),
    ...peaks.map(
      (peak) =>
        `Peak "${peak.label}": ${peak.multiplierPct} % for ${list(peak.categories.map((category) => IMPACT_GUIDE[category].label.toLowerCase()))}. ${orDash(peak.reason)}`,
    ),
    ...scores
      .filter((score) => score.note.trim() !== '')
      .map((score) => `${IMPACT_GUIDE[score.category].label}, ${BAND_WORDS[score.band]}: ${score.note}`),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function superseded(one: ImpactFacts, service: string): string {
  return `${service}: ${one.ref}, version ${one.number}: MTPD ${mtpdInWords(one.mtpdMinutes)}, in force from ${one.effectiveFrom ?? '-'} until ${when(one.supersededAt)}.`;
}
