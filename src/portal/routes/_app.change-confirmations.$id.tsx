import { createFileRoute } from '@tanstack/react-router';
import { confirmationQuery } from '../api/confirmations';
import { ConfirmationScreen } from '../screens/confirmation/confirmation';

function ConfirmationPage() {
  const { id } = Route.useParams();
  return <ConfirmationScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/change-confirmations/$id')({
  loader: ({ context, params }) => context.queryClient.query(confirmationQuery(params.id)),
  component: ConfirmationPage,
});
