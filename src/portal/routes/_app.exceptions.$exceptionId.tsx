import { createFileRoute } from '@tanstack/react-router';
import { exceptionQuery } from '../api/exceptions';
import { ExceptionScreen } from '../screens/exceptions/exception';

function ExceptionPage() {
  const { exceptionId } = Route.useParams();
  return <ExceptionScreen key={exceptionId} id={exceptionId} />;
}

export const Route = createFileRoute('/_app/exceptions/$exceptionId')({
  loader: ({ context, params }) => context.queryClient.query(exceptionQuery(params.exceptionId)),
  component: ExceptionPage,
});
