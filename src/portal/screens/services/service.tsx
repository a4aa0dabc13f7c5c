import { useSuspenseQuery } from '@tanstack/react-query';
import { useSession } from '../../api/session';
import { serviceQuery } from '../../api/vendors';
import { ButtonLink } from '../../parts/button';
import { humanise } from '../../parts/format';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { SERVICE_CARDS } from './service-cards';
import { useServiceCopy } from './service.copy';
import './services.css';

/** One service: what its loss does, what was agreed about getting it back, what it rests on, and the proof. */
export function ServiceScreen({ id }: { id: string }) {
  const t = useServiceCopy();
  const { membership } = useSession();
  const { data: service } = useSuspenseQuery(serviceQuery(id));
  return (
    <Page
      title={`${service.ref} ${service.name}`}
      lede={t('lede', { vendor: service.vendorName, category: humanise(service.category) })}
      crumbs={[{ label: t('crumbServices'), to: '/services' }]}
      state={
        <span className="row">
          <Badge>{service.tier ?? t('noTier')}</Badge>
          <StateChip state={service.state} />
        </span>
      }
      actions={
        !membership.vendor && <ButtonLink to={`/vendors/${service.vendorId}?tab=services`}>{t('toVendor')}</ButtonLink>
      }
    >
      {SERVICE_CARDS.map((OneCard) => (
        <OneCard key={OneCard.name} service={service} />
      ))}
    </Page>
  );
}
