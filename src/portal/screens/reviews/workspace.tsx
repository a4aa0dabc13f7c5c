import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { queueQuery, workspaceQuery, type Workspace } from '../../api/reviews';
import { useMay, useSession } from '../../api/session';
import { ButtonLink } from '../../parts/button';
import { shortDateText } from '../../parts/format';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { ApprovalCard, RoundsCard } from './approval-card';
import { DocumentPane, filesOf } from './document-pane';
import { Work } from './obligation-work';
import { QueriesCard } from './queries-card';
import { needingWork, SubmissionState } from './queue';
import './review.css';
import { useReviewDraft } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';
import { KeysCard, useShortcuts } from './shortcuts';
import { isConcluded, Standing } from './standing';

const focus = (id: string) => {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
};

function useNext(id: string): string | null {
  const { data: items } = useSuspenseQuery(queueQuery());
  const work = needingWork(items);
  const here = work.findIndex((item) => item.id === id);
  const next = work[(here + 1) % work.length];
  return next && next.id !== id ? `/reviews/${next.id}` : null;
}

/* a review is decided by the person who took it, while it is not concluded */
function useDecidesIn({ review }: Workspace): string | null {
  const may = useMay();
  const { personId } = useSession();
  if (review === null || isConcluded(review)) return null;
  return review.reviewerId === personId && may('reviews.write') ? review.id : null;
}

/* which file is read; the first until another is chosen */
function useReading(workspace: Workspace) {
  const files = filesOf(workspace);
  const [chosen, setRead] = useState<string | null>(null);
  const read = chosen ?? files.at(0)?.versionId ?? null;
  const turn = (by: number) => {
    const here = files.findIndex(({ versionId }) => versionId === read);
    setRead(files.at((here + by) % files.length)?.versionId ?? null);
  };
  return { files, read, setRead, turn };
}

/** The review workspace: the document beside criteria, facts, queries and decisions. */
export function WorkspaceScreen({ id }: { id: string }) {
  const t = useWorkspaceCopy();
  const router = useRouter();
  const { data: workspace } = useSuspenseQuery(workspaceQuery(id));
  const edits = useReviewDraft(id);
  const [at, setAt] = useState(0);
  const { files, read, setRead, turn } = useReading(workspace);
  const next = useNext(id);
  const decidesIn = useDecidesIn(workspace);
  const step = (by: number) => setAt((now) => Math.min(Math.max(0, now + by), workspace.obligations.length - 1));
  const shortcuts = useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    n: () => turn(1),
    p: () => turn(-1),
    l: () => focus('review-lines'),
    c: () => focus('review-conclusion'),
    o: () => focus('review-overall'),
    q: () => next && void router.navigate({ to: next }),
  });
  const [from, to] = [shortDateText(workspace.periodStartsOn), shortDateText(workspace.periodEndsOn)];
  const { review } = workspace;
  const item = { state: workspace.state, awaitsApproval: Boolean(review?.awaitsApproval) };
  return (
    <Page
      title={t('heading', { ref: workspace.ref, vendor: workspace.vendorName })}
      lede={t('lede', { name: workspace.submittedByName, period: workspace.periodCode, from, to })}
      crumbs={[{ label: t('queue'), to: '/reviews' }]}
      state={<SubmissionState item={item} />}
      actions={next && <ButtonLink to={next}>{t('next')}</ButtonLink>}
    >
      {workspace.note && <Note title={t('note')}>{workspace.note}</Note>}
      <Standing workspace={workspace} />
      <div className="review">
        <div className="review-document stack">
          <DocumentPane files={files} at={read} onFile={setRead} />
          <KeysCard {...shortcuts} />
        </div>
        <div className="review-work">
          {review && <ApprovalCard review={review} edits={edits} />}
          {decidesIn && <p className="muted sm">{t('kept')}</p>}
          <Work {...{ workspace, edits, decidesIn, at }} onAt={setAt} onRead={setRead} />
          <QueriesCard {...{ workspace, edits, decidesIn }} about={workspace.obligations[at]} />
          {review && <RoundsCard review={review} />}
        </div>
      </div>
    </Page>
  );
}
