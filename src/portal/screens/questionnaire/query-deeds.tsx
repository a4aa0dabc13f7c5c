import { useState } from 'react';
import { escalateAnswerQuery, resolveAnswerQuery, type AnswerQuery } from '../../api/questionnaires';
import { Button } from '../../parts/button';
import { ReasonDialog } from '../reason/reason-dialog';
import { useReviewCopy } from './review.copy';

/** What a reviewer does with a query: settles it, or takes it up to the second line. */
export function QueryDeeds({ query: { id, state } }: { query: AnswerQuery }) {
  const t = useReviewCopy();
  const [doing, setDoing] = useState<'resolve' | 'escalate' | null>(null);
  const onClose = () => setDoing(null);
  return (
    <div className="row">
      <Button small onPress={() => setDoing('resolve')}>
        {t('resolve')}
      </Button>
      {state !== 'escalated' && (
        <Button small look="quiet" onPress={() => setDoing('escalate')}>
          {t('escalate')}
        </Button>
      )}
      {doing === 'resolve' && (
        <ReasonDialog
          title={t('resolveTitle')}
          label={t('resolveNote')}
          field="note"
          submit={t('resolveSubmit')}
          done={t('resolvedNow')}
          perform={(note, headers) => resolveAnswerQuery({ id, body: { note } }, headers)}
          onClose={onClose}
        />
      )}
      {doing === 'escalate' && (
        <ReasonDialog
          title={t('escalateTitle')}
          label={t('escalateReason')}
          field="reason"
          submit={t('escalateSubmit')}
          done={t('escalatedNow')}
          perform={(reason, headers) => escalateAnswerQuery({ id, body: { reason } }, headers)}
          onClose={onClose}
        />
      )}
    </div>
  );
}
