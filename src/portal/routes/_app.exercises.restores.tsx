import { createFileRoute } from '@tanstack/react-router';
import { restoresQuery } from '../api/programme';
import { RestoresScreen } from '../screens/exercises/programme/restores';

export const Route = createFileRoute('/_app/exercises/restores')({
  loader: ({ context }) => context.queryClient.query(restoresQuery),
  component: RestoresScreen,
});
