import type { Client } from 'pg';
import { parseCheckpoint, trustedCheckpoint, type Checkpoint, type CheckpointRefusal } from '../tree/checkpoint.rules';
import { parseVerifierKey, type NoteVerifier } from '../tree/signed-note.rules';
import { TreeEdge } from '../tree/tree-edge';
import { faultOfLeaf, hashOfRow } from './leaf-check';
import { checkpointsOf, leavesOf, logOf, nodesOf, type LogRow } from './log-reads';
import type { LogFault, LogReport } from './log-report';

export interface VerifyOptions {
  /** Checkpoints from before, as they were handed out. */
  older?: readonly string[];
  /** Keys to trust instead of those that the database names. */
  verifierKeys?: readonly string[];
}

/** A root that the tree must have at a size, and who says so. */
interface Claim {
  size: number;
  root: Buffer;
  fault: (words: string) => LogFault;
  told: string;
  isOlder: boolean;
}

const REFUSED: Record<CheckpointRefusal, string> = {
  'not-a-checkpoint': 'is not a checkpoint',
  'other-origin': 'belongs to another log',
  'not-signed-by-a-known-key': 'is signed by no key of this log',
};

/**
 * Rebuilds the whole tree from the bodies of the events alone and sets it beside everything that is stored and handed
 * out: leaves, tile roots, checkpoints with their signatures, and checkpoints from before. Nothing stored is believed.
 * Reads in one REPEATABLE READ transaction. Throws when there is no log.
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

class LogVerification {
  private readonly faults: LogFault[] = [];
  private readonly edge = TreeEdge.empty();
  private readonly verifiers: NoteVerifier[];
  private claims: Claim[] = [];
  private agreed = 0;
  private agreeing = 0;

  constructor(
    private readonly client: Client,
    private readonly log: LogRow,
    private readonly options: VerifyOptions,
  ) {
    this.verifiers = (options.verifierKeys ?? log.verifierKeys).flatMap((key) => parseVerifierKey(key) ?? []);
  }

  async run(): Promise<LogReport> {
    const checkpoints = await checkpointsOf(this.client);
    const own = checkpoints.flatMap(({ treeSize, root, note }) => this.ownClaim(treeSize, root, note));
    const older = (this.options.older ?? []).flatMap((note, i) => this.olderClaim(note, i + 1));
    this.claims = [...own, ...older].sort((one, other) => one.size - other.size);
    const isWhole = await this.walk(await nodesOf(this.client));
    if (isWhole) this.lastClaims(checkpoints.at(-1)?.treeSize ?? 0);
    this.outside();
    return {
      ...{ origin: this.log.origin, events: this.edge.size, waiting: this.log.waiting },
      ...{ checkpoints: checkpoints.length, agreeing: this.agreeing, faults: inOrder(this.faults) },
      rootSha256: this.edge.root().toString('hex'),
    };
  }

  private ownClaim(treeSize: number, root: Buffer, note: string): Claim[] {
    const checkpoint = this.trusted(note);
    const fault = (kind: LogFault['kind'], words: string): LogFault => ({
      kind,
      leaf: treeSize - 1,
      eventId: null,
      words,
    });
    if (typeof checkpoint === 'string') {
      const words = `the checkpoint over ${treeSize} events ${REFUSED[checkpoint]}.`;
      this.faults.push(fault('checkpoint-signature', words));
      return [];
    }
    if (checkpoint.size !== treeSize || !checkpoint.root.equals(root))
      this.faults.push(
        fault(
          'checkpoint-root',
          `the checkpoint filed under ${treeSize} events says something else than its own text.`,
        ),
      );
    const told = `its checkpoint over ${checkpoint.size} events`;
    const claim = { size: checkpoint.size, root: checkpoint.root, told, isOlder: false };
    return [{ ...claim, fault: (words) => fault('checkpoint-root', words) }];
  }

  private olderClaim(note: string, number: number): Claim[] {
    const checkpoint = this.trusted(note);
    const fault = (words: string): LogFault => {
      const size = parseCheckpoint(note)?.size;
      return { kind: 'older-checkpoint', leaf: size ? size - 1 : null, eventId: null, words };
    };
    if (typeof checkpoint !== 'string')
      return [
        { ...checkpoint, fault, isOlder: true, told: `older checkpoint ${number} (over ${checkpoint.size} events)` },
      ];
    this.faults.push(fault(`older checkpoint ${number} ${REFUSED[checkpoint]}.`));
    return [];
  }

  private trusted(note: string): Checkpoint | CheckpointRefusal {
    return trustedCheckpoint(note, { origin: this.log.origin, verifiers: this.verifiers });
  }

  /** Answers whether there was no hole. */
  private async walk(nodes: ReadonlyMap<string, Buffer>): Promise<boolean> {
    for await (const row of leavesOf(this.client)) {
      const hash = hashOfRow(row);
      const fault = faultOfLeaf(row, this.edge.size, hash);
      if (fault) this.faults.push(fault);
      // What comes after a hole stands in other places than it did.
      if (fault?.kind === 'leaf-missing') return false;
      this.take(hash, nodes);
    }
    return true;
  }

  private take(hash: Buffer, nodes: ReadonlyMap<string, Buffer>): void {
    for (const { level, nodeIndex, sha256 } of this.edge.append([hash]))
      if (!nodes.get(`${level}/${nodeIndex}`)?.equals(sha256)) this.nodeFault(level, nodeIndex);
    if (this.claims[0]?.size === this.edge.size) this.settle();
  }

  private nodeFault(level: number, nodeIndex: number): void {
    const last = (nodeIndex + 1) * 256 ** level - 1;
    const words = `the stored root of tile ${level - 1}/${nodeIndex}, up to leaf ${last}, is not the root of its events.`;
    this.faults.push({ kind: 'node-changed', leaf: last, eventId: null, words });
  }

  /** Sets every claim about the present size beside the root. */
  private settle(): void {
    const [size, root] = [this.edge.size, this.edge.root()];
    const due = this.claims.splice(0, this.claims.filter((claim) => claim.size === size).length);
    const wrong = due.filter((claim) => !claim.root.equals(root));
    for (const claim of wrong) this.faults.push(claim.fault(this.difference(claim)));
    this.agreeing += due.filter((claim) => claim.isOlder && !wrong.includes(claim)).length;
    if (wrong.length === 0) this.agreed = size;
  }

  private difference({ told, size }: Claim): string {
    return `${told} stood over other events: among leaves ${this.agreed} to ${size - 1} something was changed, reordered, added or taken away.`;
  }

  /** Claims about more events than there are. */
  private lastClaims(lastOwn: number): void {
    for (const claim of this.claims.filter(({ size }) => size > this.edge.size))
      this.faults.push(
        claim.fault(
          `${claim.told} stood over ${claim.size} events; the log has ${this.edge.size}: its end is missing.`,
        ),
      );
    if (this.log.size > this.edge.size || lastOwn < this.edge.size) {
      const words = `the log says that it has ${this.log.size} events and was last signed over ${lastOwn}; the tree holds ${this.edge.size}.`;
      this.faults.push({ kind: 'tail-missing', leaf: this.edge.size, eventId: null, words });
    }
  }

  private outside(): void {
    for (const { id, deed, at } of this.log.outside)
      this.faults.push({
        ...{ kind: 'not-in-tree', leaf: null, eventId: id },
        words: `event ${id} (${deed}, ${at}) is in no tree and does not wait for one.`,
      });
  }
}

/** By their place in the log; what has none comes last. */
function inOrder(faults: readonly LogFault[]): LogFault[] {
  const place = ({ leaf }: LogFault) => leaf ?? Number.MAX_SAFE_INTEGER;
  return [...faults].sort((one, other) => place(one) - place(other));
}
