import { useDeed } from '../../api/deed';
import type { DependencyDetail } from '../../api/dependencies';
import { askProvider, unmatchDependency } from '../../api/dependency-deeds';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useDependencyCopy } from './dependency.copy';
import { StandingChip } from './standing-chip';

function Facts({ match }: { match: NonNullable<DependencyDetail['match']> }) {
  const t = useDependencyCopy();
  const vendor = match.providerVendorName ?? '';
  return (
    <KeyValue
      items={[
        { label: match.ref, value: match.name },
        ...(match.providerVendorId === null
          ? []
          : [{ label: t('provider'), value: <AppLink to={`/vendors/${match.providerVendorId}`}>{vendor}</AppLink> }]),
        ...(match.requestState === null
          ? []
          : [{ label: t('asked'), value: <StandingChip standing={match.requestState} /> }]),
      ]}
    />
  );
}

function Matched({ one, match }: { one: DependencyDetail; match: NonNullable<DependencyDetail['match']> }) {
  const t = useDependencyCopy();
  const matches = useMay()('dependencies.match') && one.endedOn === null;
  const vendor = match.providerVendorName ?? '';
  const unmatch = useDeed(unmatchDependency);
  const ask = useDeed(askProvider, { onDone: () => toast({ title: t('askDone', { vendor }) }) });
  const canAsk = match.providerVendorId !== null && match.requestState !== 'open' && one.them.state !== 'confirmed';
  return (
    <div className="stack">
      <Facts match={match} />
      <ProblemNote problem={ask.problem ?? unmatch.problem} />
      {matches && (
        <div className="row">
          {canAsk && (
            <Button look="primary" isPending={ask.isPending} onPress={() => ask.submit(one.id)}>
              {t('ask', { vendor })}
            </Button>
          )}
          <Button isPending={unmatch.isPending} onPress={() => unmatch.submit(one.id)}>
            {t('unmatch')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Which shared thing a dependency is; the registrant's own. */
export function MatchCard({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  return (
    <Card title={t('match')} lede={t('matchLede')}>
      {one.match === null ? (
        <p>
          {t('noMatch')} <AppLink to="/dependencies?tab=shared">{t('toShared')}</AppLink>
        </p>
      ) : (
        <Matched one={one} match={one.match} />
      )}
    </Card>
  );
}
