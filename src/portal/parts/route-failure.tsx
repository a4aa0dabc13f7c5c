import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ButtonLink } from './button';
import { Note, ProblemNote } from './notes';
import { Page } from './page';
import { useParts } from './parts.copy';
import { PlainPage } from './plain-page';
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
    <PlainPage>
      <Page title={t('root.failed')}>
        <ProblemNote problem={error} onRetry={retry} />
        <Note tone="info">{t('root.kept')}</Note>
      </Page>
    </PlainPage>
  );
}

/** No such page, or none that this person may see: the portal says the same for both. */
export function NotFound() {
  const t = useParts();
  return (
    <PlainPage>
      <Page title={t('root.missing')} lede={t('root.missingWhy')}>
        <div>
          <ButtonLink to="/">{t('root.home')}</ButtonLink>
        </div>
      </Page>
    </PlainPage>
  );
}
