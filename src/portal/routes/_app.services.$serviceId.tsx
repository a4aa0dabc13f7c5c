import { createFileRoute } from '@tanstack/react-router';
import { serviceImpactQuery } from '../api/impact';
import { serviceQuery } from '../api/vendors';
import { ServiceScreen } from '../screens/services/service';

function ServicePage() {
  const { serviceId } = Route.useParams();
  return <ServiceScreen key={serviceId} id={serviceId} />;
}

export const Route = createFileRoute('/_app/services/$serviceId')({
  loader: async ({ context, params }) => {
    await Promise.all([
      context.queryClient.query(serviceQuery(params.serviceId)),
      context.queryClient.query(serviceImpactQuery(params.serviceId)),
    ]);
  },
  component: ServicePage,
});
