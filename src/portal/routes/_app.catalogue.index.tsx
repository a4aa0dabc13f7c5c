import { createFileRoute } from '@tanstack/react-router';
import { versionsQuery } from '../api/catalogue';
import { CatalogueScreen } from '../screens/catalogue/catalogue';

export const Route = createFileRoute('/_app/catalogue/')({
  loader: ({ context }) => context.queryClient.query(versionsQuery),
  component: CatalogueScreen,
});
