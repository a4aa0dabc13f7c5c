import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let program: string | null = null;

/** Builds the Go program that judges trees, notes and proofs. Throws by name what it needs. */
function built(): string {
  if (program !== null) return program;
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-tlog-'));
  const made = path.join(folder, 'tlog');
  const done = spawnSync('go', ['build', '-o', made, path.join(__dirname, '../oracles/tlog/main.go')], {
    encoding: 'utf8',
    env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: path.join(folder, 'cache') },
  });
  if (done.status !== 0)
    throw new Error(
      `Go's sumdb packages are needed (golang-go, golang-golang-x-mod-dev): ${done.error ? done.error.message : done.stderr}`,
    );
  program = made;
  return made;
}

export interface Judged {
  VerifierKey: string;
  Checkpoint: string;
  Older: string;
  /** Base64. */
  Growth: string[];
  Bodies: string[];
  Proofs: { Index: number; Siblings: string[] }[];
}

/** What Go says of it: one line for each thing it checked; the last one names what is wrong. */
export function judge(given: Judged): { ok: boolean; lines: string[] } {
  const done = spawnSync(built(), { input: JSON.stringify(given), encoding: 'utf8', maxBuffer: 1 << 28 });
  return { ok: done.status === 0, lines: done.stdout.trim().split('\n') };
}
