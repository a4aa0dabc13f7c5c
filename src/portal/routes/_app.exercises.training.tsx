import { createFileRoute } from '@tanstack/react-router';
import { trainingsQuery } from '../api/programme';
import { TrainingScreen } from '../screens/exercises/programme/training';

export const Route = createFileRoute('/_app/exercises/training')({
  loader: ({ context }) => context.queryClient.query(trainingsQuery),
  component: TrainingScreen,
});
