import { useQuery } from '@tanstack/react-query';
import { homeQuery, type Home } from '../../api/home';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Strip } from '../../parts/strip';
import { NextCard } from './next-card';
import { SetsCard } from '../questionnaire/sets-card';
import { AttestationCard, ConfirmationsCard, FindingsCard, QueriesCard, ReturnedCard } from './vendor-cards';
import { useVendorHomeCopy } from './vendor-home.copy';

type VendorPart = NonNullable<Home['vendor']>;

const tone = (count: number) => (count > 0 ? { tone: 'bad' as const } : {});

/** Each figure leads to its rows. */
function Progress({ vendor }: { vendor: VendorPart }) {
  const t = useVendorHomeCopy();
  const { overdue, dueSoon, lanes } = vendor;
  return (
    <Strip
      items={[
        {
          label: t('overdue'),
          value: <AppLink to="/requirements?standing=overdue">{overdue}</AppLink>,
          ...tone(overdue),
        },
        { label: t('dueSoon'), value: <AppLink to="/requirements?standing=due_soon">{dueSoon}</AppLink> },
        ...lanes.map(({ lane, laneLabel, met, applicable: all, percentMet }) => ({
          label: t('lane', { lane: laneLabel }),
          value: (
            <AppLink to={`/requirements?standing=any&lane=${lane}`}>
              {percentMet === null ? '–' : `${percentMet}%`}
            </AppLink>
          ),
          detail: t('laneDetail', { met, all }),
        })),
      ]}
    />
  );
}

function Parts({ vendor }: { vendor: VendorPart }) {
  return (
    <>
      <Progress vendor={vendor} />
      <div className="split">
        <div className="stack">
          <NextCard steps={vendor.next} />
          <ReturnedCard returned={vendor.returned} />
          <QueriesCard queries={vendor.openQueries} />
        </div>
        <div className="stack">
          <SetsCard side="vendor" />
          <AttestationCard attestation={vendor.attestation} />
          <ConfirmationsCard confirmations={vendor.confirmations} />
          <FindingsCard findings={vendor.findings} />
        </div>
      </div>
    </>
  );
}

/** Where a vendor's people start: what waits, what came back, what is due next. */
export function VendorHome() {
  const t = useVendorHomeCopy();
  const { membership } = useSession();
  const { data, error } = useQuery(homeQuery);
  const names = { registrant: membership.registrant, vendor: membership.vendor ?? '' };
  return (
    <Page title={t('title')} lede={t('lede', { ...names, period: data?.period?.code ?? t('noPeriod') })}>
      <ProblemNote problem={error} />
      {data?.vendor ? <Parts vendor={data.vendor} /> : !error && <Loading />}
    </Page>
  );
}
