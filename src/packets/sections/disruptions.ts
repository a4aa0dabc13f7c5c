import type { Block, Inline } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { DisruptionFacts, EventsFacts, NoneOccurredFacts } from '../snapshot.model';
import { nameOf } from '../check-people.rules';
import { columns } from './columns';
import { disruptionRecord } from './disruption-record';
import { duration, exhibitOf, link, noneOf, orDash, refs, when, words, type Printed } from './words';

const BEFORE =
  'Not held: this packet was built before the portal kept a register of disruptions. An empty register would say nothing about whether there were any.';

/** Section 14: real events in full, and the signed statements that none of a kind occurred. */
export function disruptions({ manifest }: Printed): Block[] {
  const { events } = manifest;
  const heading: Block = {
    kind: 'heading',
    level: 1,
    number: '14',
    text: 'Disruptions and activations in the period',
  };
  if (events === undefined) return [heading, { kind: 'paragraph', text: BEFORE }];
  return [
    heading,
    { kind: 'heading', level: 2, number: '14.1', text: 'Register' },
    register(events, manifest),
    { kind: 'heading', level: 2, number: '14.2', text: 'Statements that none occurred' },
    ...noneOccurred(events, manifest),
    ...events.disruptions.flatMap((one, index) => disruptionRecord(one, manifest, `14.${index + 3}`)),
    ...reliability(events, manifest),
  ];
}

function register({ disruptions: all, noneOccurred: signed }: EventsFacts, manifest: Manifest): Block {
  return {
    kind: 'table',
    columns: columns('Event* 34 | Occurred (UTC) 18 | Notice 36 | Recovery mode> 18 | Longest outage> 18 | State 18'),
    rows: all.map((one) => ({
      cells: [
        [link(one.ref), { text: ` ${one.title}` }],
        when(one.occurredAt),
        one.notice.words,
        one.recoveryModeMinutes === null ? 'none' : duration(one.recoveryModeMinutes),
        one.longestOutageMinutes === null ? 'not measured' : duration(one.longestOutageMinutes),
        one.withdrawnAt === null ? words(one.state) : `Withdrawn: ${one.withdrawnReason ?? ''}`,
      ],
    })),
    none: noneOf(
      manifest,
      `No disruption was reported or found for the period. ${officersWord(manifest.attestations, signed.length)}`,
    ),
  };
}

/** An empty register says nothing by itself; an officer's signed word does. */
function officersWord(attestations: Manifest['attestations'], statements: number): string {
  const signed = attestations.find(({ state }) => ['signed', 'accepted'].includes(state));
  return signed
    ? `The officer states in ${signed.ref}, point (5), that every disruption that was agreed to be reported was reported (section 11).`
    : `No signed statement of the vendor covers the whole period${statements === 0 ? ', and none a part of it' : '; see 14.2 for those that cover a part'}.`;
}

function noneOccurred({ noneOccurred: all }: EventsFacts, manifest: Manifest): Block[] {
  if (all.length === 0) return [{ kind: 'paragraph', text: 'None was signed.' }];
  return all.flatMap((one) => noneStatement(one, manifest));
}

function noneStatement(one: NoneOccurredFacts, manifest: Manifest): Block[] {
  const decided = one.decidedBy === null ? '' : `, by ${one.decidedBy}, ${when(one.decidedAt)}. ${one.reason}`;
  return [
    {
      kind: 'callout',
      tone: 'statement',
      title: `${nameOf(one.obligationId, manifest)}: ${one.fromOn} to ${one.toOn}, exactly as shown and signed`,
      paragraphs: one.shownText.split(/\n{2,}/),
      attribution: `${one.signerName}, ${one.signerTitle}, ${when(one.signedAt)} (local time ${one.localTime})`,
    },
    { kind: 'paragraph', small: true, text: `${words(one.state)}${decided} SHA-256 of the text ${one.shownSha256}.` },
  ];
}

function reliability({ reliability: all }: EventsFacts, manifest: Manifest): Block[] {
  if (all.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Reliability of emergency calls' },
    {
      kind: 'table',
      columns: columns('Measure* 24 | Stance 18 | What is in place 40 | Stated 24 | Decision 34 | Proof 8'),
      rows: all.map((one) => ({
        cells: [
          `${one.ref} ${words(one.area)} (${nameOf(one.obligationId, manifest)})`,
          `${words(one.stance)}${one.supersededAt === null ? '' : ', superseded'}`,
          `${one.measure}${one.whySufficient === null ? '' : ` Reasonably sufficient because: ${one.whySufficient}`}`,
          `${one.statedBy}, ${when(one.statedAt)}`,
          one.decision === null
            ? 'Not decided'
            : `${words(one.decision)} by ${one.decidedBy ?? ''}, ${when(one.decidedAt)}: ${orDash(one.decisionReason)}${one.findingRef === null ? '' : ` ${one.findingRef}`}`,
          exhibitOf(one.evidenceVersionId, manifest),
        ],
      })),
    },
  ];
}

/** Events of the period in a line each, for the summary. */
export function incidents({ events }: Manifest): Inline[] {
  return (events?.disruptions ?? [])
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((one): Inline => [link(one.ref), { text: ` ${oneLine(one)}` }, ...found(one)]);
}

function oneLine(one: DisruptionFacts): string {
  const mode =
    one.recoveryModeMinutes === null ? 'no recovery mode' : `${duration(one.recoveryModeMinutes)} in recovery mode`;
  return `${one.title}, ${when(one.occurredAt)}: ${mode}. ${one.notice.words}`;
}

function found({ findingList }: DisruptionFacts) {
  if (findingList.length === 0) return [];
  const inline = refs(findingList.map(({ ref }) => ref));
  return [{ text: ' Findings: ' }, ...(typeof inline === 'string' ? [{ text: inline }] : inline)];
}

export function noIncident({ events, narrowed }: Manifest): string {
  if (narrowed) return noneOf({ narrowed }, '');
  return events === undefined ? BEFORE : 'None in the register; section 14 says who stated what about it.';
}
