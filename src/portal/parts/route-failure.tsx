import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ButtonLink } from './button';
import { EmptyState, Note, ProblemNote } from './notes';
import { Page } from './page';
import { useParts } from './parts.copy';
import { problemOf } from './problem';

/** A screen that threw: what happened, what was kept, and the way to try again. A 404 from the API is a missing page. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const t = useParts();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (problemOf(error).status === 404) return <NotFound />;
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <div className="stack lone">
      <Page title={t('root.failed')}>
        <ProblemNote problem={error} onRetry={retry} />
        <Note tone="info">{t('root.kept')}</Note>
      </Page>
    </div>
  );
}

/** No such page, or none that this person may see: the portal says the same for both. */
export function NotFound() {
  const t = useParts();
  return (
    <div className="stack lone">
      <title>{`${t('root.missing')} · Holdfast`}</title>
      <EmptyState title={t('root.missing')} action={<ButtonLink to="/">{t('root.home')}</ButtonLink>}>
        {t('root.missingWhy')}
      </EmptyState>
    </div>
  );
}
