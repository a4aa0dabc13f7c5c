import { canonicalJson } from '../foundation/canonical-json';
import { sha256Hex } from '../foundation/ids';
import { exhibitsOf, type ExhibitInput } from './exhibits.rules';
import { MANIFEST_FORMAT, TEMPLATE, type Manifest } from './manifest.model';
import { preIssueChecks } from './packet.rules';
import { populationsOf } from './populations.rules';
import { resultsOf } from './results.rules';
import type { Snapshot } from './snapshot.model';

/**
 * Everything that a packet says, from what was read in one snapshot and what re-reading the stored files found. The same
 * snapshot, files and limit give the same manifest.
 */
export function manifestOf(input: ExhibitInput): Manifest {
  const snapshot = withoutEvidence(input.snapshot);
  const exhibits = exhibitsOf(input);
  const results = resultsOf({ ...snapshot, exhibits });
  const facts = { format: MANIFEST_FORMAT, template: TEMPLATE, ...snapshot, exhibits, results } as const;
  const populations = populationsOf(facts);
  return { ...facts, populations, checks: preIssueChecks({ ...facts, populations }) };
}

/** Evidence stands in the manifest once, as exhibits. */
function withoutEvidence(snapshot: Snapshot): Omit<Snapshot, 'evidence'> {
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => name !== 'evidence')) as Omit<
    Snapshot,
    'evidence'
  >;
}

/**
 * A manifest's text, format `holdfast-packet-manifest/1`: canonical JSON (RFC 8785) of one object, UTF-8, no byte order
 * mark, no final newline. Its members:
 *
 *   format        "holdfast-packet-manifest/1"
 *   template      which sections were printed, "vendor-packet/1"
 *   packet        { id, ref, kind, requestedAt, preparedBy, preparedById, asOf }
 *   cutOffAt      the moment of the snapshot; nothing later is in the packet
 *   portalVersion the portal that built it
 *   registrant, vendor, period, catalogue   who, about whom, for when, by which published requirements (with digest)
 *   previous      the packet issued before this one with its results, or null
 *   log           { events, firstAt, lastAt, lastEventId, checkpoint }: where the audit trail stood, with its newest
 *                 checkpoint as signed and the keys to verify it by (absent in packets of before there was one)
 *   services      with every scope decision and objective set; sites; systems
 *   obligations   each due instance of a requirement, with force, lane, SOX basis and what the registrant concluded
 *   plans         with versions, digests, steps and disruption coverage
 *   exercises     with logged times, objectives, ratings and every attempt at every step
 *   findings (with actions, verifications), exceptions (with measures, decisions), submissions (lines, review, procedures, queries, approvals), attestations (exact text, signature, authority)
 *   custody       events of the audit trail about the things in the packet: { id, at, deed, actor, role, subject… }
 *   results       one for each obligation, as printed, with what it cites
 *   exhibits      every file: number, SHA-256, source, dates, grade, uses and decisions, attached or why not
 *   inventory     dependencies with both sides' word, sub-outsourcers, data, teams, alternate places, impact, assumptions
 *   year          the exercise programme as agreed, postponements, drills, restore tests, training
 *   assurance     independent reports with what the registrant makes of them, and the days of the year that they leave
 *   events        disruptions in full, statements that none occurred, measures of emergency-call reliability
 *   confirmations, questionSets, excluded   quarterly statements; the questionnaire; requirements not asked, with the rule why
 *   access        roles and deeds of the period
 *   controlCounts, queries   what the database counted by itself; every query in code, with parameters and rows
 *   populations   for every table: the question in words, how many rows it gave, control totals
 *   checks        the pre-issue checks with verdict and reasons
 *
 * Times are UTC ISO 8601 with milliseconds, dates `YYYY-MM-DD`, durations whole minutes, digests lower-case hex SHA-256,
 * sizes bytes. What is unknown is null, never left out. Approvals are not in it: they are given to this text.
 * The lower-case hex SHA-256 of the text is the packet's identity.
 */
export function manifestText(manifest: Manifest): { text: string; sha256: string } {
  const text = canonicalJson(manifest);
  return { text, sha256: sha256Hex(text) };
}

/** Reads a stored manifest. Refuses text that `manifestText` would not have written, or another format. */
export function readManifest(text: string): Manifest {
  const manifest = JSON.parse(text) as Manifest;
  const format: string = manifest.format;
  if (format !== MANIFEST_FORMAT) throw new Error(`This is not a ${MANIFEST_FORMAT}.`);
  if (canonicalJson(manifest) !== text) throw new Error('The stored manifest is not in canonical form.');
  return manifest;
}
