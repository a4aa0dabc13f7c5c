import { createFileRoute } from '@tanstack/react-router';
import { peopleQuery } from '../api/people';
import { PersonScreen } from '../screens/people/person';

function PersonPage() {
  return <PersonScreen id={Route.useParams().personId} />;
}

export const Route = createFileRoute('/_app/people/$personId')({
  loader: ({ context }) => context.queryClient.query(peopleQuery),
  component: PersonPage,
});
