import { createFileRoute } from '@tanstack/react-router';
import { peopleQuery } from '../api/people';
import { PeopleScreen } from '../screens/people/people';

export const Route = createFileRoute('/_app/people/')({
  loader: ({ context }) => context.queryClient.query(peopleQuery),
  component: PeopleScreen,
});
