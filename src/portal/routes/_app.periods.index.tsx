import { createFileRoute } from '@tanstack/react-router';
import { periodsQuery } from '../api/coverage';
import { suggestionQuery } from '../api/periods';
import { PeriodsScreen } from '../screens/periods/periods';

export const Route = createFileRoute('/_app/periods/')({
  loader: ({ context }) =>
    Promise.all([context.queryClient.query(periodsQuery), context.queryClient.query(suggestionQuery)]),
  component: PeriodsScreen,
});
