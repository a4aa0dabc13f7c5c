import { useQuery } from '@tanstack/react-query';
import { openedQuery } from '../../api/exercises';
import { AppLink } from '../../parts/app-link';
import { useOpenedCopy } from './run-opened.copy';

/** What the after-action report led to: findings, and the plan draft that takes the changes in. */
export function RunOpened({ exerciseId }: { exerciseId: string }) {
  const t = useOpenedCopy();
  const { data } = useQuery(openedQuery(exerciseId));
  if (!data) return null;
  return (
    <>
      {data.findings.length > 0 && (
        <div className="stack-tight">
          <h3>{t('openedFindings')}</h3>
          <ul>
            {data.findings.map(({ id, ref, title, joined }) => (
              <li key={id}>
                <AppLink to={`/findings/${id}`}>{`${ref} ${title}`}</AppLink>
                {joined && <span className="muted"> ({t('joined')})</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {data.revisions.length > 0 && (
        <div className="stack-tight">
          <h3>{t('openedPlan')}</h3>
          <ul>
            {data.revisions.map(({ planVersionId, label, changes }) => (
              <li key={planVersionId}>
                <AppLink to={`/plan-versions/${planVersionId}`}>{t('changes', { count: changes, label })}</AppLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
