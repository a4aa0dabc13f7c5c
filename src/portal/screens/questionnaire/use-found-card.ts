import { useEffect } from 'react';
import { keyOf, type Asked } from './question-set.rules';

/** Brings the card that the address names into sight and gives it the focus. */
export function useFoundCard(asked: Asked | undefined): void {
  const id = asked && keyOf(asked);
  useEffect(() => {
    if (id === undefined) return;
    const card = document.getElementById(id);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'start' });
  }, [id]);
}
