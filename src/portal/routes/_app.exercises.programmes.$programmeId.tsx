import { createFileRoute } from '@tanstack/react-router';
import { programmeQuery } from '../api/programme';
import { ProgrammeScreen } from '../screens/exercises/programme/programme';

function ProgrammePage() {
  const { programmeId } = Route.useParams();
  return <ProgrammeScreen key={programmeId} id={programmeId} />;
}

export const Route = createFileRoute('/_app/exercises/programmes/$programmeId')({
  loader: ({ context, params }) => context.queryClient.query(programmeQuery(params.programmeId)),
  component: ProgrammePage,
});
