import { askHoldRelease, decideHoldRelease, type LegalHold } from '../../api/retention';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { DecideDialog } from './decide-dialog';
import { ReasonDialog } from '../reason/reason-dialog';
import { useRetentionCopy } from './retention.copy';

export type Doing = { hold: LegalHold; what: 'ask' | 'decide' } | null;

const waiting = (hold: LegalHold) => hold.releases.find(({ decision }) => decision === null);

/* what this person can do with the hold */
function useHoldDeeds(hold: LegalHold) {
  const may = useMay();
  const { personId } = useSession();
  const asked = waiting(hold);
  const active = hold.state === 'active';
  return {
    asks: active && !asked && may('retention.manage'),
    decides: active && asked !== undefined && asked.askedById !== personId && may('retention.approve'),
  };
}

/** Buttons for what this person can do with the hold. */
export function HoldButtons({ hold, onDo }: { hold: LegalHold; onDo: (doing: Doing) => void }) {
  const t = useRetentionCopy();
  const { asks, decides } = useHoldDeeds(hold);
  if (!asks && !decides) return null;
  return (
    <div className="row">
      {asks && (
        <Button small onPress={() => onDo({ hold, what: 'ask' })}>
          {t('askRelease')}
        </Button>
      )}
      {decides && (
        <Button small look="primary" onPress={() => onDo({ hold, what: 'decide' })}>
          {t('decideRelease')}
        </Button>
      )}
    </div>
  );
}

/** Who asked for the release of a hold, who decided, and why. */
export function ReleaseLines({ hold }: { hold: LegalHold }) {
  const t = useRetentionCopy();
  return hold.releases.map((one) => (
    <p key={one.askedAt} className="muted sm">
      {t('askedRelease', { who: one.askedBy, reason: one.reason })}{' '}
      {one.decidedBy === null
        ? t('waitsForSecond')
        : t(one.decision === 'approved' ? 'releaseApproved' : 'releaseRefused', {
            ...{ who: one.decidedBy, reason: one.decisionReason ?? '' },
          })}
    </p>
  ));
}

export function DoingDialog({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const t = useRetentionCopy();
  if (doing === null) return null;
  const { id, ref } = doing.hold;
  if (doing.what === 'decide')
    return (
      <DecideDialog id={id} about={ref} title={t('decideRelease')} perform={decideHoldRelease} onClose={onClose} />
    );
  return (
    <ReasonDialog
      title={t('askRelease')}
      lede={t('holdsLede')}
      label={t('reason')}
      field="reason"
      submit={t('askRelease')}
      done={t('recorded')}
      perform={(reason, headers) => askHoldRelease({ id, reason }, headers)}
      onClose={onClose}
    />
  );
}
