/** What a list is filtered by, in words: what was sought, and every choice made in the filters above it. */
export function filterWords(words: string, list: HTMLElement | null): string {
  const selects = [...(list?.querySelectorAll<HTMLSelectElement>('.tbl-tools select[name]') ?? [])];
  const chosen = selects
    .filter(({ value }) => value !== '')
    .map(({ labels, selectedOptions }) => `${labels[0]?.textContent ?? ''}: ${selectedOptions[0]?.textContent ?? ''}`);
  const sought = words.trim() === '' ? [] : [`Words: ${words.trim()}`];
  return [...sought, ...chosen].join('; ') || 'None';
}
