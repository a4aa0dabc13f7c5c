import { useSession } from '../../api/session';
import { Page } from '../../parts/page';
import { useHomeCopy } from './home.copy';
import { Ways } from './ways';

export function AuditorHome() {
  const t = useHomeCopy();
  const { membership } = useSession();
  return (
    <Page
      title={t('title')}
      lede={t('ledeAuditor', { registrant: membership.registrant, vendor: membership.vendor ?? '' })}
    >
      <Ways />
    </Page>
  );
}
