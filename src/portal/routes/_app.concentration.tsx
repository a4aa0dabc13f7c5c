import { createFileRoute } from '@tanstack/react-router';
import { ConcentrationScreen, type ConcentrationSearch } from '../screens/concentration/concentration';
import { lossStates } from '../screens/concentration/states';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value);
const listOf = (value: unknown) => {
  const given = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const words = given.filter((one): one is string => typeof one === 'string' && one.includes(':'));
  return words.length > 0 ? words : undefined;
};

function ConcentrationPage() {
  const navigate = Route.useNavigate();
  const search = Route.useSearch();
  return (
    <ConcentrationScreen search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />
  );
}

export const Route = createFileRoute('/_app/concentration')({
  validateSearch: (search: Record<string, unknown>): ConcentrationSearch => ({
    lost: listOf(search['lost']),
    state: oneOf(lossStates, search['state']),
    tier: oneOf(['T1', 'T2', 'T3'] as const, search['tier']),
    missed: oneOf(['rto', 'mtpd'] as const, search['missed']),
    search: textOf(search['search']),
    page: typeof search['page'] === 'number' && search['page'] > 0 ? Math.floor(search['page']) : undefined,
  }),
  component: ConcentrationPage,
});
