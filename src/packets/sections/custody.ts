import type { Block, KeyValue } from '../document/document.model';
import { spaced } from '../spaced.rules';
import type { CustodyEvent, LoggedCheckpoint, LogPosition } from '../snapshot.model';
import { columns } from './columns';
import { plural, when, words, type Printed } from './words';

const ABOUT =
  'Received bytes go from the sender straight into a store that is addressed by their SHA-256 and that nobody can overwrite, the registrant included; the digest is taken before anything reads them. Every deed below was recorded in the same database transaction as the deed itself, in a table that takes no change or deletion.';
const NO_TREE = 'None: no signed tree head had been made when this packet was built.';
const TREE =
  'The tree head was signed over every event that the portal had taken in by then, of all registrants; it tells none of them. It stands in the manifest under "log", with its signature. Compared with a later one, it shows whether anything recorded before it was changed, dropped or reordered since.';

const OF_LINES =
  'A programme packet holds lines, not the records behind them; the events of each record stand in the packet of its vendor. Section 16.3 counts the deeds of the period.';

/** Section 17: what the audit trail says about the things in this packet. */
export function custody({ manifest }: Printed): Block[] {
  const { log } = manifest;
  const span = `${plural(log.events, 'event')} of this registrant, ${when(log.firstAt)} to ${when(log.lastAt)}`;
  return [
    { kind: 'heading', level: 1, number: '17', text: 'Chain of custody and log extract' },
    { kind: 'paragraph', text: ABOUT },
    {
      kind: 'keyValues',
      items: [
        { key: 'Trail at the cut-off', value: span },
        { key: 'Last event', value: log.lastEventId === null ? '-' : [{ text: log.lastEventId, mono: true }] },
        ...treeHead(log.checkpoint),
        ...verification(log),
      ],
    },
    ...(log.checkpoint ? [{ kind: 'paragraph', text: TREE } as const] : []),
    {
      kind: 'table',
      caption: 'Events about the items of this packet, oldest first',
      columns: columns('Time (UTC) 20 | Deed* 22 | Subject 18 | By 24 | Leaf> 9 | Event# 33'),
      rows: manifest.custody.map((one) => ({
        cells: [when(one.at), one.deed, subject(one), actor(one), leafOf(one), one.id],
      })),
      none: manifest.programme ? OF_LINES : 'The trail holds no event about an item of this packet.',
    },
  ];
}

function treeHead(checkpoint: LoggedCheckpoint | null | undefined): KeyValue[] {
  if (!checkpoint) return [{ key: 'Signed tree head', value: NO_TREE }];
  return [
    { key: 'Signed tree head', value: `${plural(checkpoint.treeSize, 'event')}, ${when(checkpoint.madeAt)}` },
    { key: 'Its root', value: [{ text: checkpoint.rootSha256, mono: true }] },
    {
      key: 'Verifier key',
      value: checkpoint.verifierKeys.map((text, i) => ({ text: i === 0 ? text : ` ${text}`, mono: true })),
    },
  ];
}

/** What hashing the events again found; places in the tree are without gaps by the way it is built. */
function verification({ extract }: LogPosition): KeyValue[] {
  if (extract === undefined) return [];
  const { events, waiting, firstLeaf, lastLeaf, altered } = extract;
  const result =
    altered.length === 0
      ? `${plural(events - waiting, 'event')} of this packet hashed again: each has the digest of its leaf`
      : `${plural(altered.length, 'event')} no longer have the digest of their leaf: ${altered.join(', ')}`;
  const span = firstLeaf === null ? 'none' : `leaf ${firstLeaf} to leaf ${lastLeaf ?? firstLeaf}`;
  return [
    { key: 'Verified', value: `${result}; ${waiting} wait to be taken into the tree` },
    { key: 'First and last place', value: span },
  ];
}

function leafOf({ leaf }: CustodyEvent): string {
  return leaf == null ? '-' : String(leaf);
}

function subject({ subjectKind, subjectRef }: CustodyEvent): string {
  return subjectRef ?? words(subjectKind.replaceAll('-', '_'));
}

function actor({ actor: name, role }: CustodyEvent): string {
  return role === 'system' ? 'The portal' : `${name} (${spaced(role)})`;
}
