import type { Person } from '../../support/person';

/** The demo as it was told once, for the tests of its stories. Each is known from `beforeAll` on, so it is asked in a test. */
export interface Telling {
  signIn(email: string): Promise<Person>;
  ines(): Person;
  /** Id of the vendor whose name begins so. */
  idOf(name: string): string;
  /** Items of a list as Ines reads it. */
  listOf(path: string): Promise<any[]>; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON answers
  /** The same of one vendor in one year. */
  inYear(path: string, name: string, code: 'FY2025' | 'FY2026'): Promise<any[]>; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON answers
  /** A packet of FY2026 as Ines gets it built: its PDF. */
  printed(about: object): Promise<Buffer>;
}
