import { answerReview, type Review } from '../../api/reviews';
import { useDeed, type KeyHeader } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Timeline } from '../../parts/facts';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { RadioGroup } from '../../parts/choice-fields';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePasswordConfirmation } from '../session/gates';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

type Answer = Parameters<typeof answerReview>[0];

function Answering({ review, edits }: { review: Review; edits: Edits }) {
  const t = useWorkspaceCopy();
  const confirmed = usePasswordConfirmation();
  const { decision, reason = '' } = edits.draft.approval;
  const chosen = (['approved', 'sent_back'] as const).find((one) => one === decision) ?? null;
  const send = useDeed(
    async (body: Answer, headers: KeyHeader) => {
      await confirmed();
      return answerReview(body, headers);
    },
    {
      onDone: () => {
        edits.clear();
        toast({ title: t('answered') });
      },
    },
  );
  return (
    <Form
      errors={send.errors}
      label={t('approval')}
      onSubmit={() => chosen && send.submit({ id: review.id, body: { decision: chosen, reason } })}
    >
      <RadioGroup
        label={t('decision')}
        name="decision"
        layout="across"
        options={[
          { id: 'approved', label: t('approve') },
          { id: 'sent_back', label: t('sendBack') },
        ]}
        value={chosen}
        onChange={(value) => edits.approval({ decision: value })}
      />
      <TextArea
        label={t('approvalReason')}
        name="reason"
        value={reason}
        onChange={(value) => edits.approval({ reason: value })}
      />
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending} isDisabled={chosen === null}>
          {t('answer')}
        </Button>
      </div>
    </Form>
  );
}

/** The second line's answer to a concluded review. */
export function ApprovalCard({ review, edits }: { review: Review; edits: Edits }) {
  const t = useWorkspaceCopy();
  const may = useMay();
  const { personId } = useSession();
  if (!review.awaitsApproval) return null;
  const own = review.reviewerId === personId;
  return (
    <Card title={t('approval')} lede={t('approvalLede')}>
      {own && <Note tone="info">{t('ownReview')}</Note>}
      {!own && !may('reviews.approve') && <Note tone="info">{t('approvalWaits')}</Note>}
      {!own && may('reviews.approve') && <Answering review={review} edits={edits} />}
    </Card>
  );
}

/** What approvers answered so far. */
export function RoundsCard({ review }: { review: Review }) {
  const t = useWorkspaceCopy();
  if (review.approvals.length === 0) return null;
  return (
    <Card title={t('rounds')}>
      <Timeline
        items={review.approvals.map((one) => ({
          id: String(one.round),
          at: one.approvedAt,
          title: one.decision === 'approved' ? t('approve') : t('sendBack'),
          who: one.approverName,
          state: one.decision === 'approved' ? 'approved' : 'returned',
          detail: one.reason,
        }))}
      />
    </Card>
  );
}
