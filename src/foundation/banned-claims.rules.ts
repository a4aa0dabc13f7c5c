export interface BannedClaim {
  claim: string;
  /** The words around it, for whoever has to change them. */
  found: string;
}

// Claims that no law or standard supports (legal-basis.md 2.6). A sentence that says that something is NOT such a thing is allowed.
const CLAIMS: readonly { claim: string; pattern: RegExp }[] = [
  { claim: 'SOX compliant', pattern: /\bSOX[- ]complian(?:t|ce)\b/giu },
  { claim: 'SOX certified', pattern: /\bSOX[- ]certifi(?:ed|cation)\b/giu },
  { claim: 'passed SOX test', pattern: /\bpass(?:ed|es)? (?:the |a )?SOX (?:test|audit)\b/giu },
  { claim: 'required by Sarbanes-Oxley', pattern: /\brequired (?:by|under) (?:the )?(?:Sarbanes[-–‑ ]Oxley|SOX)\b/giu },
  { claim: 'guaranteed', pattern: /\bguarante(?:ed|es?|eing)\b/giu },
  { claim: 'certified', pattern: /\b(?:is|are|was|were|fully|hereby) certified\b/giu },
  { claim: 'compliant until', pattern: /\bcompliant until\b/giu },
];

const NEGATION = /\b(?:not|no|never|nor|neither|nothing)\b[^.;:]{0,60}$/iu;

/** Claims in `text` that neither a packet nor a catalogue ever makes. Pure; quoted statements of others are not ours and are not asked about. */
export function bannedClaims(text: string): BannedClaim[] {
  return CLAIMS.flatMap(({ claim, pattern }) =>
    [...text.matchAll(pattern)]
      .filter((match) => !NEGATION.test(text.slice(Math.max(0, match.index - 80), match.index)))
      .map((match) => ({ claim, found: text.slice(Math.max(0, match.index - 30), match.index + 50).trim() })),
  );
}
