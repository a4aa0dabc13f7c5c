import type { DueItem } from './notice.rules';

/** A day's entry in a calendar. */
export interface CalendarEntry {
  /** The same for the same vendor and day, whatever is due on it, so that a calendar program replaces the entry. */
  uid: string;
  /** YYYY-MM-DD; a whole day wherever the reader is. */
  on: string;
  summary: string;
  description: string;
  link: string;
}

const MOST_LINES = 40;

/** One entry for each vendor and day: a person with hundreds of requirements keeps a calendar that can be read. */
export function entriesOf(
  items: readonly DueItem[],
  reader: { vendorId: string | null; publicUrl: string },
): CalendarEntry[] {
  const days = new Map<string, [DueItem, ...DueItem[]]>();
  for (const item of items) {
    const key = `${item.dueOn}-${item.vendorId ?? 'programme'}`;
    const known = days.get(key);
    if (known) known.push(item);
    else days.set(key, [item]);
  }
  return [...days.entries()].map(([key, due]) => {
    const { summary, link } = headOf(due);
    const whose = reader.vendorId === null ? `${due[0].vendorName ?? 'Own programme'}: ` : '';
    return {
      uid: `${key}@holdfast`,
      on: due[0].dueOn,
      summary: `${whose}${summary}`,
      description: linesOf(due, reader.publicUrl).join('\n\n'),
      link: `${reader.publicUrl}${link}`,
    };
  });
}

function headOf([first, ...rest]: readonly [DueItem, ...DueItem[]]): { summary: string; link: string } {
  if (rest.length === 0) return { summary: first.title, link: first.link };
  return { summary: `${rest.length + 1} things due`, link: '/home' };
}

function linesOf(due: readonly DueItem[], publicUrl: string): string[] {
  const lines = due.slice(0, MOST_LINES).map(({ title, rule, link }) => `${title}\n${rule}\n${publicUrl}${link}`);
  return due.length > MOST_LINES ? [...lines, `and ${due.length - MOST_LINES} more`] : lines;
}
