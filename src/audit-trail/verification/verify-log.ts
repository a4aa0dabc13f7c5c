import type { Client } from 'pg';
import { checkpointsIn } from '../tree/kept-checkpoints.rules';
import { parseVerifierKey } from '../tree/signed-note.rules';
import type { Stretch } from '../tree/subtrees.rules';
import { TreeEdge } from '../tree/tree-edge';
import { Claims } from './claims';
import { KeyHistory } from './key-history';
import { faultOfLeaf, hashOfRow } from './leaf-check';
import { checkpointsOf, eventsAt, leavesOf, logOf, nodesOf, type LeafRow, type LogRow } from './log-reads';
import type { FirstWrong, LogFault, LogReport } from './log-report';
import { TimeOrder } from './time-order';

export interface VerifyOptions {
  /** Texts with checkpoints from before: as they were handed out, or whatever holds them. */
  older?: readonly string[];
  /** Keys to trust instead of those that the database names. */
  verifierKeys?: readonly string[];
}

/**
 * Rebuilds the whole tree from the bodies of the events alone and sets it beside everything that is stored and handed
 * out: leaves, roots over them, checkpoints with their signatures, the history of the keys, and checkpoints from before.
 * Nothing stored is believed. Reads in one REPEATABLE READ transaction. Throws when there is no log.
 */
export async function verifyLog(client: Client, options: VerifyOptions = {}): Promise<LogReport> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await verifyLogWithin(client, options);
  } finally {
    await client.query('ROLLBACK');
  }
}

/** As `verifyLog`, within the client's own transaction. */
export async function verifyLogWithin(client: Client, options: VerifyOptions = {}): Promise<LogReport> {
  const log = await logOf(client);
  if (!log) throw new Error('This database holds no audit log yet.');
  return new LogVerification(client, log, options).run();
}

/** A text that holds no checkpoint is taken for one, and found to be none. */
const olderCheckpoints = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => {
    const found = checkpointsIn(text);
    return found.length > 0 ? found : [text];
  });

class LogVerification {
  private readonly faults: LogFault[] = [];
  private readonly edge = TreeEdge.empty();
  private readonly claims: Claims;
  private readonly keys = new KeyHistory();
  private readonly times = new TimeOrder();
  /** Leaves under the first stored root that is not the root of its events. */
  private wrongRoot: Stretch | null = null;

  constructor(
    private readonly client: Client,
    private readonly log: LogRow,
    private readonly options: VerifyOptions,
  ) {
    const keys = options.verifierKeys ?? log.keys.map(({ verifierKey }) => verifierKey);
    const verifiers = keys.flatMap((key) => parseVerifierKey(key) ?? []);
    this.claims = new Claims({ origin: log.origin, verifiers });
  }

  async run(): Promise<LogReport> {
    const checkpoints = await checkpointsOf(this.client);
    const older = olderCheckpoints(this.options.older ?? []);
    this.claims.take(checkpoints, older);
    const isWhole = await this.walk(await nodesOf(this.client));
    if (isWhole) this.end(checkpoints.at(-1)?.treeSize ?? 0);
    this.outside();
    const faults = inOrder([
      ...this.faults,
      ...this.claims.faults,
      ...(isWhole ? this.keys.faults(this.log.keys) : []),
    ]);
    return {
      ...{ origin: this.log.origin, events: this.edge.size, waiting: this.log.waiting },
      ...{ checkpoints: checkpoints.length, older: older.length, agreeing: this.claims.agreeing, faults },
      rootSha256: this.edge.root().toString('hex'),
      firstWrong: await this.firstWrong(faults),
      backDated: this.times.backDated,
    };
  }

  /** Answers whether there was no hole. */
  private async walk(nodes: ReadonlyMap<string, Buffer>): Promise<boolean> {
    for await (const rows of leavesOf(this.client)) for (const row of rows) if (!this.look(row, nodes)) return false;
    return true;
  }

  /** Answers false at a hole: what comes after it stands in other places than it did. */
  private look(row: LeafRow, nodes: ReadonlyMap<string, Buffer>): boolean {
    const hash = hashOfRow(row);
    const fault = faultOfLeaf(row, this.edge.size, hash);
    if (fault) this.faults.push(fault);
    if (fault?.kind === 'leaf-missing') return false;
    if (fault === null && row.body !== null) {
      this.keys.hear(row);
      this.times.hear(this.edge.size, row.eventId, row.columns ?? '');
    }
    this.take(hash, nodes);
    return true;
  }

  private take(hash: Buffer, nodes: ReadonlyMap<string, Buffer>): void {
    for (const { height, nodeIndex, sha256 } of this.edge.append(hash))
      if (!nodes.get(`${height}/${nodeIndex}`)?.equals(sha256)) this.nodeFault(height, nodeIndex);
    if (this.claims.next === this.edge.size) this.claims.settle(this.edge.size, this.edge.root());
  }

  private nodeFault(height: number, nodeIndex: number): void {
    const [from, to] = [nodeIndex * 2 ** height, (nodeIndex + 1) * 2 ** height];
    const words = `the stored root over leaves ${from} to ${to - 1} is not the root of their events.`;
    this.faults.push({ kind: 'node-changed', leaf: to - 1, eventId: null, words });
    this.wrongRoot ??= { from, to };
  }

  private end(lastOwn: number): void {
    this.claims.end(this.edge.size);
    if (this.log.size <= this.edge.size && lastOwn >= this.edge.size) return;
    const words = `the log says that it has ${this.log.size} events and was last signed over ${lastOwn}; the tree holds ${this.edge.size}.`;
    this.faults.push({ kind: 'tail-missing', leaf: this.edge.size, eventId: null, words });
  }

  private outside(): void {
    for (const { id, deed, at } of this.log.outside)
      this.faults.push({
        ...{ kind: 'not-in-tree', leaf: null, eventId: id },
        words: `event ${id} (${deed}, ${at}) is in no tree and does not wait for one.`,
      });
  }

  /** As near as a leaf that is wrong by itself, a stored root and the checkpoints tell together. */
  private async firstWrong(faults: readonly LogFault[]): Promise<FirstWrong | null> {
    const where = firstStretch(faults, [this.claims.differing, this.wrongRoot]);
    if (!where) return null;
    const events = await eventsAt(this.client, [where.from, where.to - 1]);
    const event = (leaf: number) => events.get(leaf) ?? null;
    const to = where.to - 1;
    return { from: where.from, to, fromEvent: event(where.from), toEvent: event(to) };
  }
}

/** Faults that name one leaf; the others name the last of several. */
const OF_ONE_LEAF = [
  'leaf-missing',
  'event-missing',
  'event-changed',
  'column-changed',
  'event-repeated',
  'tail-missing',
];

function firstStretch(faults: readonly LogFault[], given: readonly (Stretch | null)[]): Stretch | null {
  const stretches = given.filter((one): one is Stretch => one !== null);
  const leaf = faults.find(({ kind }) => OF_ONE_LEAF.includes(kind))?.leaf ?? null;
  const first = stretches.reduce<Stretch | null>((so, one) => (so === null ? one : earlier(so, one)), null);
  if (leaf === null) return first;
  return first && first.to <= leaf ? first : { from: leaf, to: leaf + 1 };
}

/** What two stretches have in common; where that is nothing, the one that comes first. */
function earlier(one: Stretch, other: Stretch): Stretch {
  const both = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  if (both.from < both.to) return both;
  return one.from < other.from ? one : other;
}

/** By their place in the log; what has none comes last. */
function inOrder(faults: readonly LogFault[]): LogFault[] {
  const place = ({ leaf }: LogFault) => leaf ?? Number.MAX_SAFE_INTEGER;
  return [...faults].sort((one, other) => place(one) - place(other));
}
