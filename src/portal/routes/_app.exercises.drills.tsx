import { createFileRoute } from '@tanstack/react-router';
import { drillsQuery } from '../api/programme';
import { DrillsScreen } from '../screens/exercises/programme/drills';

export const Route = createFileRoute('/_app/exercises/drills')({
  loader: ({ context }) => context.queryClient.query(drillsQuery),
  component: DrillsScreen,
});
