import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { answerScope, type ScopeDecision, type Service } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Timeline } from '../../parts/facts';
import { utcText } from '../../parts/format';
import { Note, ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useServicesCopy } from './services.copy';

function AnswerScope({ decision }: { decision: ScopeDecision }) {
  const t = useServicesCopy();
  const { personId } = useSession();
  const [reason, setReason] = useState('');
  const answer = useDeed(answerScope, { onDone: () => toast({ title: t('answered') }) });
  if (decision.decidedBy === personId) return <p className="muted">{t('ownDecision')}</p>;
  const send = (what: 'approved' | 'rejected') => answer.submit({ id: decision.id, body: { decision: what, reason } });
  return (
    <div className="stack">
      <TextArea
        label={t('approvalReason')}
        name="reason"
        rows={2}
        errors={answer.errors}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote problem={answer.problem} />
      <div className="row">
        <Button look="primary" isPending={answer.isPending} onPress={() => send('approved')}>
          {t('approve')}
        </Button>
        <Button isPending={answer.isPending} onPress={() => send('rejected')}>
          {t('reject')}
        </Button>
      </div>
    </div>
  );
}

/* where ICFR relevance is switched off, the SOX office answers before the second line */
function SoxAnswer({ one }: { one: ScopeDecision }) {
  const t = useServicesCopy();
  if (one.soxAnswer === null) return null;
  const said = t(`sox.${one.soxAnswer}`, { name: one.soxAnsweredByName ?? '' });
  return <p>{[said, one.soxReason].filter(Boolean).join(': ')}</p>;
}

/** A decision that waits for the second line, with its answer where this person may give it. */
export function Waiting({ service }: { service: Service }) {
  const t = useServicesCopy();
  const may = useMay();
  const decision = service.scopeDecisions.find((one) => one.needsApproval && one.approval === null);
  if (!decision) return null;
  return (
    <Note tone="warn" title={t('waiting')}>
      <p>
        {t('historyLine', { tier: decision.tier, icfr: t(decision.icfrRelevant ? 'icfr' : 'notIcfr') })}:{' '}
        {decision.reason}
      </p>
      <p className="sm muted">{t('proposedAs', { tier: decision.proposedTier, reason: decision.proposedReason })}</p>
      <SoxAnswer one={decision} />
      {may('services.approve-tier') && <AnswerScope decision={decision} />}
    </Note>
  );
}

/** Every scope decision, newest first, with what the rule proposed and what the second line said. */
export function Decisions({ service }: { service: Service }) {
  const t = useServicesCopy();
  if (service.scopeDecisions.length === 0) return null;
  return (
    <div className="stack">
      <h3>{t('history')}</h3>
      <Timeline
        items={service.scopeDecisions.map((one) => ({
          id: one.id,
          at: one.decidedAt,
          title: t('historyLine', { tier: one.tier, icfr: t(one.icfrRelevant ? 'icfr' : 'notIcfr') }),
          who: t('inForceBy', { name: one.decidedByName, at: utcText(one.decidedAt) }),
          state: one.approval ?? (one.inForce ? 'active' : one.needsApproval ? 'pending' : 'superseded'),
          detail: (
            <>
              <p>{one.reason}</p>
              <p className="muted">{t('proposedAs', { tier: one.proposedTier, reason: one.proposedReason })}</p>
              <SoxAnswer one={one} />
              {one.approvalReason && <p>{[one.approvedByName, one.approvalReason].filter(Boolean).join(': ')}</p>}
            </>
          ),
        }))}
      />
    </div>
  );
}
