import { dateText } from '../../parts/format';

const eachWord = (part: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(part)) return dateText(part);
  const month = /^M(\d{2})$/.exec(part);
  return month ? `month ${Number(month[1])}` : part.replaceAll('_', ' ');
};

/**
 * Which of several in a period an obligation is, from its occurrence key: `change_confirmation:Q1` → `change
 * confirmation, Q1`; `contract_signed:2026-03-02` names the day. Null for what is asked once a year.
 */
export function occurrenceWords(key: string): string | null {
  return key === 'year' ? null : key.split(':').map(eachWord).join(', ');
}
