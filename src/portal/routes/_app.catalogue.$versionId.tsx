import { createFileRoute } from '@tanstack/react-router';
import { versionsQuery } from '../api/catalogue';
import { VersionScreen } from '../screens/catalogue/version';

function VersionPage() {
  const { versionId } = Route.useParams();
  return <VersionScreen key={versionId} id={versionId} />;
}

export const Route = createFileRoute('/_app/catalogue/$versionId')({
  loader: ({ context }) => context.queryClient.query(versionsQuery),
  component: VersionPage,
});
