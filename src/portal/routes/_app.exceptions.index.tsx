import { createFileRoute } from '@tanstack/react-router';
import { exceptionListQuery } from '../api/exceptions';
import { ExceptionsScreen } from '../screens/exceptions/exceptions';

export const Route = createFileRoute('/_app/exceptions/')({
  loader: ({ context }) => context.queryClient.query(exceptionListQuery),
  component: ExceptionsScreen,
});
