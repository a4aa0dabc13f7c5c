/** What the registers beside the exercises hold, as far as checks ask. Days are YYYY-MM-DD; the latest first. */
export interface ProgrammeFacts {
  /** Drills of communications. */
  drills: { on: string; called: number; reachedWithinTarget: number; registrantReached: boolean | null }[];
  restores: RestoreFact[];
}

export interface RestoreFact {
  serviceId: string;
  on: string;
  sampleFailures: number;
  differencesOpen: number;
  achievedRpoMinutes: number | null;
  rpoObjectiveMinutes: number | null;
}
