import { createFileRoute } from '@tanstack/react-router';
import { programmesQuery } from '../api/programme';
import { ProgrammesScreen } from '../screens/exercises/programme/programmes';

export const Route = createFileRoute('/_app/exercises/programmes/')({
  loader: ({ context }) => context.queryClient.query(programmesQuery),
  component: ProgrammesScreen,
});
