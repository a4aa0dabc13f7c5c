import type { Role } from '../foundation/actor';
import type { ImportValue } from './import-cells.rules';

/** A thing of the register that a row may be about. */
export interface Existing {
  /** As `keyOf` makes it. */
  key: string;
  id: string;
  version: number;
  fields: Record<string, ImportValue | null>;
}

/** What the rows are held against: the register as the person who asks sees it, at one moment. */
export interface RegisterFacts {
  vendors: { id: string; ref: string; name: string }[];
  existing: Existing[];
  /** Service categories of the catalogue. */
  categories: readonly string[];
  mayDecideScope: boolean;
  /** Who asks. */
  personId: string;
  /** Roles held here by each person, by e-mail address. */
  held: ReadonlyMap<string, { personId: string; roles: Role[] }>;
  /** Today, `YYYY-MM-DD`. */
  today: string;
}

/** A row on its way through the plan. */
export interface RowInPlan {
  row: number;
  values: Record<string, ImportValue>;
  vendorId: string | null;
  existing: Existing | null;
  /** Adds an error beside the column's cell. */
  refuse: (key: string, error: { code: string; message: string }) => void;
}
