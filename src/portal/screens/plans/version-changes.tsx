import type { PlanVersion } from '../../api/plans';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { Badge } from '../../parts/state-chip';
import { useVersionCopy } from './plans.copy';

/** What tests said has to change, for whoever writes this version. */
export function VersionChanges({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  if (version.changes.length === 0) return null;
  return (
    <Card title={t('toTakeIn')} lede={t('toTakeInLede')}>
      <ul className="stack-tight">
        {version.changes.map(({ id, disposition, stepNumber, stepTitle, reason, ...from }) => (
          <li key={id} className="row">
            <Badge tone="warn">{t(`toDo.${disposition}`)}</Badge>
            <span>{t('changedStep', { number: stepNumber, title: stepTitle, reason })}</span>
            <AppLink to={`/exercises/${from.exerciseId}`}>{from.exerciseRef}</AppLink>
            <AppLink to={`/findings/${from.findingId}`}>{from.findingRef}</AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
