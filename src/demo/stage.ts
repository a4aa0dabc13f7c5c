import type { Crowd } from './crowd';
import type { Rooms } from './rooms';

/** What every story needs: the rooms, the people, and what is known once the registrant is founded. */
export interface Stage {
  rooms: Rooms;
  crowd: Crowd;
  registrantId: string;
  /** Id of the fiscal year that people work in: FY2025 until it is locked, then FY2026. */
  periodId: string;
}
