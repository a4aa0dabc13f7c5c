import { takeReview, type Review, type Workspace } from '../../api/reviews';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { utcText } from '../../parts/format';
import { Note, ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { useWorkspaceCopy } from './reviews.copy';

/** Whether this round of the review is over. */
export const isConcluded = ({ state }: Review): boolean => state === 'concluded' || state === 'approved';

function NotTaken({ workspace }: { workspace: Workspace }) {
  const t = useWorkspaceCopy();
  const may = useMay();
  const take = useDeed(takeReview);
  if (!may('reviews.write')) return <Note tone="info">{t('takeRead')}</Note>;
  return (
    <Note tone="info">
      <p>{t('takeHelp')}</p>
      <ProblemNote problem={take.problem} />
      <div>
        <Button look="primary" isPending={take.isPending} onPress={() => take.submit(workspace.id)}>
          {t('take')}
        </Button>
      </div>
    </Note>
  );
}

function Concluded({ review, at }: { review: Review; at: string }) {
  const t = useWorkspaceCopy();
  return (
    <Note
      tone={review.awaitsApproval ? 'warn' : 'ok'}
      title={t('concluded', { name: review.reviewerName, at: utcText(at) })}
    >
      {review.conclusion && <StateChip state={review.conclusion} />}
      {review.summary && <p>{review.summary}</p>}
      <p>{t(review.awaitsApproval ? 'awaits' : 'effective')}</p>
    </Note>
  );
}

function Taken({ review }: { review: Review }) {
  const t = useWorkspaceCopy();
  const { personId } = useSession();
  const back = review.approvals.findLast(({ decision }) => decision === 'sent_back');
  if (review.concludedAt && isConcluded(review)) return <Concluded review={review} at={review.concludedAt} />;
  return (
    <>
      {back && (
        <Note tone="warn">
          {t('sentBack', { name: back.approverName, at: utcText(back.approvedAt), reason: back.reason })}
        </Note>
      )}
      {review.reviewerId !== personId && (
        <Note tone="info">{t('taken', { name: review.reviewerName, at: utcText(review.startedAt) })}</Note>
      )}
    </>
  );
}

/** Where the review stands: not taken, taken by whom, concluded when, sent back why. */
export function Standing({ workspace }: { workspace: Workspace }) {
  return workspace.review ? <Taken review={workspace.review} /> : <NotTaken workspace={workspace} />;
}
