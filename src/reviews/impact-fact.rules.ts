/** What impact assessments and objectives say of one service. Durations are whole minutes. */
export interface ImpactFact {
  serviceId: string;
  /** Whether an assessment is in force, accepted by both sides. */
  isAssessed: boolean;
  /** Of the assessment in force; without one, what the objectives in force say. Null is "none is reached", or nothing. */
  mtpdMinutes: number | null;
  /** Objectives in force; null without any. */
  objectives: {
    rtoMinutes: number;
    rpoMinutes: number;
    backups: { intervalMinutes: number; copyLagMinutes: number }[];
  } | null;
}
