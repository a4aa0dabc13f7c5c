import { createFileRoute } from '@tanstack/react-router';
import { legalHoldsQuery } from '../api/retention';
import { LegalHoldsScreen } from '../screens/retention/legal-holds';

export const Route = createFileRoute('/_app/legal-holds')({
  loader: ({ context }) => context.queryClient.query(legalHoldsQuery()),
  component: LegalHoldsScreen,
});
