import type { KeyRow, LeafRow } from './log-reads';
import type { LogFault } from './log-report';

/** What the events of the log say of one key. */
interface KeyTold {
  introducedBy: string;
  retiredBy: string | null;
}

/** How the deed stands in what `columnsIn` tells of an event. */
const ABOUT_A_KEY = ' audit-log.key-';

/** Follows the coming and going of keys through the events and sets it beside the list that the portal keeps. */
export class KeyHistory {
  private readonly told = new Map<string, KeyTold>();

  /** Looks at an event, whose columns were found to be those of its text; most say nothing about keys. */
  hear({ eventId, body, columns }: LeafRow): void {
    if (body !== null && columns?.includes(ABOUT_A_KEY)) this.hearOfKey(eventId, body);
  }

  private hearOfKey(eventId: string, body: string): void {
    const { deed, particulars } = JSON.parse(body) as { deed: string; particulars: { verifierKey?: string } };
    const key = particulars.verifierKey ?? '';
    const known = this.told.get(key);
    if (deed === 'audit-log.key-introduced')
      this.told.set(key, { introducedBy: known?.introducedBy ?? eventId, retiredBy: null });
    else if (deed === 'audit-log.key-retired' && known) this.told.set(key, { ...known, retiredBy: eventId });
  }

  /** Keys whose story differs. What still waits for the tree is not missing from it. */
  faults(listed: readonly KeyRow[]): LogFault[] {
    const strange = listed.filter((row) => !row.waits && !this.tells(row));
    const gone = [...this.told.keys()].filter((key) => !listed.some(({ verifierKey }) => verifierKey === key));
    return [
      ...strange.map((row) =>
        fault(row.introducedBy, `key ${row.verifierKey} is listed otherwise than the events of the log tell of it.`),
      ),
      ...gone.map((key) =>
        fault(this.told.get(key)?.introducedBy ?? null, `key ${key} was introduced by an event and is listed no more.`),
      ),
    ];
  }

  private tells({ verifierKey, introducedBy, retiredBy }: KeyRow): boolean {
    const told = this.told.get(verifierKey);
    return told?.introducedBy === introducedBy && told.retiredBy === retiredBy;
  }
}

const fault = (eventId: string | null, words: string): LogFault => ({
  kind: 'key-history',
  leaf: null,
  eventId,
  words,
});
