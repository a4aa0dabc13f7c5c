import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { decideDisposal, disposalQuery, disposalVerificationQuery, type Disposal } from '../../api/retention';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue, Timeline } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { DecideDialog } from './decide-dialog';
import { RecordLink } from './record-link';
import { useRetentionCopy } from './retention.copy';

export const disposalChips = { proposed: 'proposed', executed: 'disposed', refused: 'refused' } as const;

function Approvals({ one }: { one: Disposal }) {
  const t = useRetentionCopy();
  const may = useMay();
  const { personId } = useSession();
  const [open, setOpen] = useState(false);
  const spoke = [one.proposedById, ...one.decisions.map(({ byId }) => byId)].includes(personId);
  const decides = one.state === 'proposed' && may('retention.approve') && !spoke;
  return (
    <Card title={t('decisions')} lede={t('decisionsLede')}>
      {one.decisions.length === 0 && <p className="muted">{t('noDecisions')}</p>}
      <Timeline
        items={one.decisions.map(({ byId, by, at, decision, reason }) => ({
          id: byId,
          at,
          title: t(decision === 'approved' ? 'approve' : 'refuse'),
          who: by,
          detail: reason,
          state: decision,
        }))}
      />
      {decides && (
        <div>
          <Button look="primary" onPress={() => setOpen(true)}>
            {t('decide')}
          </Button>
        </div>
      )}
      {open && (
        <DecideDialog
          id={one.id}
          about={one.ref}
          title={t('decide')}
          perform={decideDisposal}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  );
}

function Verified({ id }: { id: string }) {
  const t = useRetentionCopy();
  const { data } = useQuery(disposalVerificationQuery(id));
  if (!data) return null;
  return (
    <Card title={t('verify')} lede={t('verifyLede')}>
      <Note tone={data.holds ? 'ok' : 'bad'} title={t(data.holds ? 'holdsTrue' : 'holdsNot')} />
      <ol className="stack">
        {data.statements.map(({ words, holds, computed, recorded }) => (
          <li key={words} className={holds ? 'stack-tight' : 'stack-tight tone-bad'}>
            <p>{words}</p>
            {computed !== null && (
              <KeyValue
                items={[
                  { label: t('computed'), value: <Digest value={computed} long /> },
                  { label: t('recordedThen'), value: recorded === null ? '–' : <Digest value={recorded} long /> },
                ]}
              />
            )}
          </li>
        ))}
      </ol>
      {data.eventId !== null && <AppLink to={`/trail/${data.eventId}`}>{t('event')}</AppLink>}
    </Card>
  );
}

/* packets under way that need the bytes; the disposal waits for each */
function Waits({ packets }: Pick<Disposal, 'packets'>) {
  const t = useRetentionCopy();
  return (
    <Note tone="warn" title={t('packetsHold', { count: packets.length })}>
      <ul className="row">
        {packets.map(({ id, ref, state }) => (
          <li key={id}>
            <AppLink to={`/packets/${id}`}>{ref}</AppLink> {t(`packet.${state}`)}
          </li>
        ))}
      </ul>
      <p>{t('packetsHoldHelp')}</p>
    </Note>
  );
}

/** One disposal: what, who proposed and approved it, what stays, and whether that is what the trail recorded. */
export function DisposalScreen({ id }: { id: string }) {
  const t = useRetentionCopy();
  const may = useMay();
  const { data: one } = useSuspenseQuery(disposalQuery(id));
  return (
    <Page
      title={t('disposal', { ref: one.ref })}
      crumbs={[
        ...(may('retention.read') ? [{ label: t('title'), to: '/retention' }] : []),
        { label: t('disposals'), to: '/disposals' },
      ]}
      state={<StateChip state={disposalChips[one.state]} />}
    >
      {one.packets.length > 0 && <Waits packets={one.packets} />}
      <div className="two">
        <Card title={t('about')}>
          <KeyValue
            items={[
              {
                label: t('record'),
                value: (
                  <RecordLink
                    kind={one.kind}
                    id={one.recordId}
                    requestId={one.requestId}
                    label={`${one.recordRef} ${one.recordTitle}`}
                  />
                ),
              },
              { label: t('kind'), value: t(`kind.${one.kind}`) },
              { label: t('vendor'), value: one.vendorName ?? t('noVendor') },
              { label: t('keepUntil'), value: <DateText date={one.keptUntil} /> },
              ...one.clocks.map(({ classId, words }) => ({ label: classId, value: words })),
              { label: t('reason'), value: one.reason },
              { label: t('proposedBy'), value: one.proposedBy },
              { label: t('recorded'), value: <TimeText at={one.proposedAt} /> },
            ]}
          />
        </Card>
        <Approvals one={one} />
      </div>
      {one.tombstones.length > 0 && (
        <Card title={t('tombstones')} lede={t('tombstonesLede')}>
          {one.tombstones.map(({ recordId, fileName, sha256, tombstoneSha256, body, erasedAt }) => (
            <section key={recordId} className="stack-tight">
              <h3>{fileName}</h3>
              <KeyValue
                items={[
                  { label: t('fileDigest'), value: <Digest value={sha256} long /> },
                  { label: t('tombstoneDigest'), value: <Digest value={tombstoneSha256} long /> },
                  { label: t('bytes'), value: erasedAt === null ? t('notErased') : <TimeText at={erasedAt} /> },
                ]}
              />
              <p className="quote mono sm">{body}</p>
            </section>
          ))}
        </Card>
      )}
      {one.state === 'executed' && <Verified id={id} />}
    </Page>
  );
}
