import { createFileRoute } from '@tanstack/react-router';
import type { CalendarFilter } from '../api/programme';
import { CalendarScreen } from '../screens/exercises/programme/calendar';

const tiers = ['T1', 'T2', 'T3'] as const;
const words = ['periodId', 'vendorId', 'search'] as const;
const marks = ['lacking', 'unagreed'] as const;

function CalendarPage() {
  return <CalendarScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/exercises/calendar')({
  validateSearch: (search: Record<string, unknown>): CalendarFilter => {
    const tier = tiers.find((one) => one === search['tier']);
    const page = Number(search['page']);
    return {
      ...Object.fromEntries(
        words.flatMap((word) =>
          typeof search[word] === 'string' && search[word] !== '' ? [[word, search[word]]] : [],
        ),
      ),
      ...Object.fromEntries(marks.flatMap((mark) => (String(search[mark]) === 'true' ? [[mark, 'true']] : []))),
      ...(tier && { tier }),
      ...(Number.isInteger(page) && page > 1 && { page }),
    };
  },
  component: CalendarPage,
});
