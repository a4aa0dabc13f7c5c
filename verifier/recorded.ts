import type { Facts } from './canonical';
import type { Manifest } from './manifest';
import type { ProvedEvent, Proofs } from './proofs';
import type { Part, Report } from './report';

const PART: Part = 'Audit trail';

/** What is asked of the events under a packet. */
interface Asked {
  manifest: Manifest;
  proofs: Proofs;
  report: Report;
}

/** Sets what a packet says beside what the trail recorded when it happened. */
export function checkRecorded(asked: Asked): void {
  const { proofs, report } = asked;
  const before = report.count('wrong');
  checkCustody(asked);
  checkDecisions(asked);
  const received = checkReceived(asked);
  const { size, origin } = proofs.checkpoint;
  if (report.count('wrong') > before) return;
  report.proved(
    PART,
    `${count(proofs.events.size, 'event')} of this packet stand in the trail ${origin}, under a signed checkpoint over ${size} events.`,
  );
  if (received > 0)
    report.proved(
      PART,
      `${count(received, 'exhibit')} ${received === 1 ? 'has' : 'have'} the digest that the trail recorded when the file was received.`,
    );
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Events of a deed, about one thing where it is named. */
function deeds({ proofs }: Asked, deed: string, subjectId?: string): ProvedEvent[] {
  return [...proofs.events.values()].filter(
    ({ facts }) =>
      facts.at('deed').text === deed && (subjectId === undefined || facts.at('subject', 'id').text === subjectId),
  );
}

/** Every line of section 17 is an event of the trail, word for word. */
function checkCustody({ manifest, proofs, report }: Asked): void {
  const [waiting, hidden]: [string[], string[]] = [[], []];
  for (const line of manifest.facts.at('custody').list) {
    const id = line.at('id').text;
    const event = proofs.events.get(id);
    if (proofs.hidden.has(id)) hidden.push(id);
    else if (proofs.waiting.has(id)) waiting.push(id);
    else checkLine({ line, event: event?.facts ?? null, report });
  }
  if (waiting.length > 0)
    report.open(
      PART,
      `${count(waiting.length, 'event')} of section 17 were in no checkpoint yet when the packet was built.`,
    );
  if (hidden.length > 0)
    report.open(
      PART,
      `${count(hidden.length, 'event')} of section 17 stand in the trail, and their text is withheld with the section that it shows.`,
    );
}

function checkLine({ line, event, report }: { line: Facts; event: Facts | null; report: Report }): void {
  const id = line.at('id').text;
  if (!event)
    report.wrong(
      PART,
      `Event ${id} (${line.at('deed').text}) of section 17 has no proof: it is not shown to be in the trail.`,
    );
  else if (!saysTheSame(line, event))
    report.wrong(PART, `Event ${id} says something else than section 17 of the packet.`);
}

function saysTheSame(line: Facts, event: Facts): boolean {
  const pairs = [
    [line.at('at'), event.at('at')],
    [line.at('deed'), event.at('deed')],
    [line.at('actor'), event.at('actor', 'name')],
    [line.at('role'), event.at('actor', 'role')],
    [line.at('subjectId'), event.at('subject', 'id')],
    [line.at('subjectKind'), event.at('subject', 'kind')],
  ] as const;
  return pairs.every(([said, recorded]) => said.text === recorded.text);
}

/** What was frozen and approved is this manifest. */
function checkDecisions(asked: Asked): void {
  const { manifest, report } = asked;
  const packetId = manifest.facts.at('packet', 'id').text;
  for (const deed of ['packet.assembled', 'packet.approved'] as const)
    for (const { facts } of deeds(asked, deed, packetId))
      if (facts.at('particulars', 'manifestSha256').text !== manifest.sha256)
        report.wrong(PART, `The trail recorded another manifest for this packet (${deed}): what it says was changed.`);
  const [approved] = deeds(asked, 'packet.approved', packetId);
  if (!approved) {
    report.open(PART, 'No approval of this packet is proved here: it is a draft, or it was taken for one.');
    return;
  }
  const who = approved.facts.at('actor', 'name').text;
  if (deeds(asked, 'packet.assembled', packetId).length === 0)
    report.wrong(PART, 'The packet was approved, and its assembly has no proof.');
  if (approved.facts.at('actor', 'personId').text === manifest.facts.at('packet', 'preparedById').text)
    report.wrong(PART, `${who} approved the packet and had prepared it.`);
  else
    report.proved(
      PART,
      `${who} approved exactly this manifest at ${approved.facts.at('at').text}; somebody else had prepared it.`,
    );
}

/** Every exhibit's digest is the one that was recorded before anything read the file. Answers how many were compared. */
function checkReceived(asked: Asked): number {
  const { manifest, report } = asked;
  const received = new Map(
    deeds(asked, 'evidence.received').map(({ facts }) => [facts.at('particulars', 'versionId').text, facts]),
  );
  let compared = 0;
  for (const exhibit of manifest.facts.at('exhibits').list) {
    const event = received.get(exhibit.at('versionId').text);
    if (!event) continue;
    compared += 1;
    for (const name of ['sha256', 'fileName', 'sourceParty', 'madeOn', 'receivedAt'] as const)
      if (event.at('particulars', name).text !== exhibit.at(name).text)
        report.wrong(
          PART,
          `${exhibit.at('number').text}: the packet says another ${name} than the trail recorded when the file was received.`,
        );
  }
  return compared;
}
