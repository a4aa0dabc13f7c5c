import { createFileRoute } from '@tanstack/react-router';
import { exercisesQuery } from '../api/exercises';
import { ExercisesScreen, type ExercisesFilter } from '../screens/exercises/exercises';

function ExercisesPage() {
  return <ExercisesScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/exercises/')({
  validateSearch: (search: Record<string, unknown>): ExercisesFilter =>
    Object.fromEntries(
      ['vendorId', 'standing', 'from', 'to'].flatMap((key) =>
        typeof search[key] === 'string' ? [[key, search[key]]] : [],
      ),
    ),
  loaderDeps: ({ search: { vendorId } }) => (vendorId === undefined ? {} : { vendorId }),
  loader: ({ context, deps }) => context.queryClient.query(exercisesQuery(deps)),
  component: ExercisesPage,
});
