import { parseCheckpoint, trustedCheckpoint, type Checkpoint, type CheckpointRefusal } from '../tree/checkpoint.rules';
import type { NoteVerifier } from '../tree/signed-note.rules';
import type { Stretch } from '../tree/subtrees.rules';
import type { CheckpointRow } from './log-reads';
import type { LogFault } from './log-report';

/** A root that the tree must have at a size, and who says so. */
interface Claim {
  size: number;
  root: Buffer;
  kind: 'checkpoint-root' | 'older-checkpoint';
  told: string;
}

const REFUSED: Record<CheckpointRefusal, string> = {
  'not-a-checkpoint': 'is not a checkpoint',
  'other-origin': 'belongs to another log',
  'not-signed-by-a-known-key': 'is signed by no key of this log',
};

/** The checkpoints that the log keeps and those from before, each set beside the tree when it has grown to its size. */
export class Claims {
  readonly faults: LogFault[] = [];
  /** Older checkpoints that agree. */
  agreeing = 0;
  /** Leaves among which the first wrong one is, by the checkpoints alone; null while they all agree. */
  differing: Stretch | null = null;
  private agreed = 0;
  private waiting: Claim[] = [];

  constructor(private readonly known: { origin: string; verifiers: readonly NoteVerifier[] }) {}

  /** The log's own checkpoints and those that were given; once. */
  take(own: readonly CheckpointRow[], older: readonly string[]): void {
    const claims = [...own.flatMap((row) => this.own(row)), ...older.flatMap((note, i) => this.older(note, i + 1))];
    this.waiting = claims.sort((one, other) => one.size - other.size);
  }

  /** The smallest size that something is still said about. */
  get next(): number | undefined {
    return this.waiting[0]?.size;
  }

  /** Sets every claim about this size beside the root. */
  settle(size: number, root: Buffer): void {
    const due = this.waiting.splice(0, this.waiting.filter((claim) => claim.size === size).length);
    const wrong = due.filter((claim) => !claim.root.equals(root));
    for (const claim of wrong) this.faults.push(faultOf(claim, this.difference(claim)));
    this.agreeing += due.filter((claim) => claim.kind === 'older-checkpoint' && !wrong.includes(claim)).length;
    if (wrong.length > 0) this.differing ??= { from: this.agreed, to: size };
    else if (due.length > 0 && this.differing === null) this.agreed = size;
  }

  /** What is left is about more events than there are. */
  end(size: number): void {
    for (const claim of this.waiting)
      this.faults.push(
        faultOf(claim, `${claim.told} stood over ${claim.size} events; the log has ${size}: its end is missing.`),
      );
  }

  private own({ treeSize, root, note }: CheckpointRow): Claim[] {
    const checkpoint = this.trusted(note);
    const fault = (kind: LogFault['kind'], words: string) => this.faults.push(faultAt(kind, treeSize, words));
    if (typeof checkpoint === 'string') {
      fault('checkpoint-signature', `the checkpoint over ${treeSize} events ${REFUSED[checkpoint]}.`);
      return [];
    }
    if (checkpoint.size !== treeSize || !checkpoint.root.equals(root)) {
      const words = `the checkpoint filed under ${treeSize} events says something else than its own text.`;
      fault('checkpoint-root', words);
    }
    const told = `its checkpoint over ${checkpoint.size} events`;
    return [{ size: checkpoint.size, root: checkpoint.root, kind: 'checkpoint-root', told }];
  }

  private older(note: string, number: number): Claim[] {
    const checkpoint = this.trusted(note);
    if (typeof checkpoint !== 'string') {
      const told = `older checkpoint ${number} (over ${checkpoint.size} events)`;
      return [{ size: checkpoint.size, root: checkpoint.root, kind: 'older-checkpoint', told }];
    }
    const words = `older checkpoint ${number} ${REFUSED[checkpoint]}.`;
    this.faults.push(faultAt('older-checkpoint', parseCheckpoint(note)?.size ?? 0, words));
    return [];
  }

  private trusted(note: string): Checkpoint | CheckpointRefusal {
    return trustedCheckpoint(note, this.known);
  }

  private difference({ told, size }: Claim): string {
    return `${told} stood over other events: among leaves ${this.agreed} to ${size - 1} something was changed, reordered, added or taken away.`;
  }
}

const faultAt = (kind: LogFault['kind'], size: number, words: string): LogFault => ({
  ...{ kind, leaf: size > 0 ? size - 1 : null, eventId: null, words },
});
const faultOf = ({ kind, size }: Claim, words: string): LogFault => faultAt(kind, size, words);
