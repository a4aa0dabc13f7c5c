import type { EntityManager } from 'typeorm';

/** What every reader of the snapshot needs: whose registers, for which period, and the one transaction they read in. */
export interface Registers {
  manager: EntityManager;
  vendorId: string;
  period: { id: string; code: string; startsOn: string; endsOn: string };
  /** The day that the packet speaks of, YYYY-MM-DD. */
  asOf: string;
}
