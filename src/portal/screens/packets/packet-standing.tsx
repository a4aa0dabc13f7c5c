import { isMoving, type PacketDetail } from '../../api/packets';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { Note, Progress } from '../../parts/notes';
import { usePacketsCopy } from './packets.copy';

/* where each stage begins and ends, in percent of the whole job */
const stages: Record<string, [from: number, to: number] | undefined> = {
  'Taking the snapshot': [2, 10],
  'Reading the exhibits again': [10, 60],
  'Printing the draft': [60, 100],
  'Printing the final': [20, 100],
  Assembled: [100, 100],
  Issued: [100, 100],
};

function percentOf({ stage, done, total }: NonNullable<PacketDetail['progress']>): number {
  const [from, to] = stages[stage] ?? [0, 100];
  return Math.round(from + (to - from) * (total === 0 ? 0 : done / total));
}

function Working({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const { progress } = packet;
  const counted = progress !== null && progress.total > 1;
  return (
    <Card>
      <Progress
        label={progress?.stage ?? t('working')}
        value={progress ? percentOf(progress) : 0}
        {...(counted && { detail: t('workingDetail', { done: progress.done, total: progress.total }) })}
      />
      <p className="muted sm">{t('leaveHint')}</p>
    </Card>
  );
}

function Superseded({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  return (
    <Note tone="warn" title={t('supersededTitle')}>
      <p>
        {t('supersededHelp')}{' '}
        {packet.supersededBy && (
          <AppLink to={`/packets/${packet.supersededBy}`}>{packet.supersededByRef ?? packet.supersededBy}</AppLink>
        )}
      </p>
    </Note>
  );
}

function Withdrawn({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const on = shortDateText((packet.withdrawnAt ?? '').slice(0, 10));
  return (
    <Note tone="bad" title={t('withdrawnTitle')}>
      <blockquote className="quote">{packet.withdrawnReason}</blockquote>
      <p>{t('withdrawnHelp', { by: packet.withdrawnBy ?? '', on })}</p>
    </Note>
  );
}

function SentBack({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const said = packet.approvals.find(({ decision }) => decision === 'sent_back');
  return (
    <Note tone="warn" title={t('sentBackTitle')}>
      {said && <blockquote className="quote">{said.reason}</blockquote>}
      <p>{t('sentBackHelp')}</p>
    </Note>
  );
}

/** What a person has to know about the packet before anything else. */
/* SD-14: what was issued stays, and says that its period moved on */
function LaterChanges({ since }: { since: string }) {
  const t = usePacketsCopy();
  return (
    <Note tone="warn" title={t('laterChangesTitle')}>
      <p>{t('laterChangesHelp', { on: shortDateText(since.slice(0, 10)) })}</p>
    </Note>
  );
}

export function PacketStanding({ packet }: { packet: PacketDetail }) {
  return (
    <>
      {packet.laterChangesSince !== null && <LaterChanges since={packet.laterChangesSince} />}
      <OwnStanding packet={packet} />
    </>
  );
}

function OwnStanding({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  if (isMoving(packet)) return <Working packet={packet} />;
  switch (packet.state) {
    case 'failed':
      return (
        <Note tone="bad" title={t('failedTitle')}>
          <p>{packet.failure}</p>
          <p>{t('failedHelp')}</p>
        </Note>
      );
    case 'assembled':
      return (
        <Note tone="info" title={t('draftTitle')}>
          <p>{t('draftHelp')}</p>
        </Note>
      );
    case 'sent_back':
      return <SentBack packet={packet} />;
    case 'superseded':
      return <Superseded packet={packet} />;
    case 'withdrawn':
      return <Withdrawn packet={packet} />;
    default:
      return null;
  }
}
