import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import {
  acceptRequest,
  closeRequest,
  nameRequestOwner,
  requestNotApplicable,
  requestOwnersQuery,
  returnRequest,
  sendRequest,
  startRequest,
  withdrawRequest,
  type RequestDetail,
} from '../../api/requests';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { ConfirmDialog } from '../../parts/dialog';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { CheckCard } from './check-card';
import { DeliveryDialog } from './delivery-dialog';
import { useRequestsCopy } from './requests.copy';

const deeds = {
  requested: { perform: sendRequest, reason: 'none' },
  withdrawn: { perform: withdrawRequest, reason: 'needed' },
  closed: { perform: closeRequest, reason: 'optional' },
  returned: { perform: returnRequest, reason: 'needed' },
  in_progress: { perform: startRequest, reason: 'none' },
  not_applicable: { perform: requestNotApplicable, reason: 'needed' },
} as const;
type Move = keyof typeof deeds;

const isMove = (to: string): to is Move => to in deeds;

const OWNERLESS = ['draft', 'closed', 'not_applicable', 'withdrawn'];

/* what this person's side and part let them do */
function useSteps(one: RequestDetail) {
  const may = useMay();
  const { personId } = useSession();
  const takesPart = may('requests.ask') || may('requests.answer');
  const next = takesPart ? one.next.map(({ to }) => to) : [];
  return {
    // From the internal check only a check leads back.
    moves: next.filter(isMove).filter((to) => to !== 'in_progress' || one.state !== 'internal_check'),
    owns: may('requests.answer') && !OWNERLESS.includes(one.state),
    delivers: next.includes('internal_check') && one.ownerId === personId,
    checks: next.includes('delivered'),
  };
}

/** What this person can do next with the request. */
export function RequestDeeds({ one }: { one: RequestDetail }) {
  const t = useRequestsCopy();
  const { moves, owns, delivers, checks } = useSteps(one);
  const [move, setMove] = useState<Move | null>(null);
  const [open, setOpen] = useState<'owner' | 'delivery' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Card title={t('deeds')} lede={t(`deedsLede.${one.state}`)}>
        <div className="row">
          {delivers && (
            <Button look="primary" onPress={() => setOpen('delivery')}>
              {t('prepare')}
            </Button>
          )}
          {owns && <OwnerButton one={one} onPress={() => setOpen('owner')} />}
          {moves.map((to, at) => (
            <Button key={to} look={at === 0 && !owns ? 'primary' : 'plain'} onPress={() => setMove(to)}>
              {t(`move.${to}`)}
            </Button>
          ))}
        </div>
      </Card>
      {checks && <CheckCard key={one.deliveries} one={one} />}
      {move && <MoveDialog one={one} to={move} onClose={() => setMove(null)} />}
      {open === 'owner' && <OwnerDialog one={one} onClose={close} />}
      {open === 'delivery' && <DeliveryDialog one={one} onClose={close} />}
    </>
  );
}

function OwnerButton({ one, onPress }: { one: RequestDetail; onPress: () => void }) {
  const t = useRequestsCopy();
  const accepting = one.state === 'requested';
  return (
    <Button look={accepting ? 'primary' : 'plain'} onPress={onPress}>
      {t(accepting ? 'accept' : 'changeOwner')}
    </Button>
  );
}

function MoveDialog({ one, to, onClose }: { one: RequestDetail; to: Move; onClose: () => void }) {
  const t = useRequestsCopy();
  const [reason, setReason] = useState('');
  const { perform, reason: wanted } = deeds[to];
  const deed = useDeed(perform, {
    onDone: () => {
      toast({ title: t('moved'), detail: one.ref });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`${t(`move.${to}`)}: ${one.ref}`}
      isOpen
      onClose={onClose}
      record={[
        { label: t('recordRequest'), value: `${one.ref}, ${one.wanted}` },
        { label: t('recordState'), value: t(`move.${to}`) },
        ...(wanted === 'none' ? [] : [{ label: t('recordReason'), value: reason || '–' }]),
      ]}
      confirmLabel={t(`move.${to}`)}
      isDisabled={wanted === 'needed' && reason.trim() === ''}
      onConfirm={() => deed.do({ id: one.id, reason })}
    >
      {wanted !== 'none' && (
        <TextArea
          label={t(to === 'closed' ? 'closingNote' : 'reason')}
          name={to === 'closed' ? 'note' : 'reason'}
          optional={wanted === 'optional'}
          rows={3}
          errors={deed.errors}
          value={reason}
          onChange={setReason}
        />
      )}
    </ConfirmDialog>
  );
}

function OwnerDialog({ one, onClose }: { one: RequestDetail; onClose: () => void }) {
  const t = useRequestsCopy();
  const { personId } = useSession();
  const { data } = useQuery(requestOwnersQuery);
  const accepting = one.state === 'requested';
  const [ownerId, setOwnerId] = useState<string>(personId);
  const name = useDeed(accepting ? acceptRequest : nameRequestOwner, {
    onDone: () => {
      toast({ title: t('moved'), detail: one.ref });
      onClose();
    },
  });
  const title = t(accepting ? 'accept' : 'changeOwner');
  return (
    <DeedDialog
      title={title}
      lede={t('acceptLede')}
      submitLabel={title}
      deed={name}
      onSubmit={() => name.submit({ id: one.id, ownerId })}
      onClose={onClose}
    >
      <Select
        label={t('owner')}
        name="ownerId"
        options={(data?.items ?? []).map((who) => ({ id: who.id, label: `${who.name}, ${who.roleLabel}` }))}
        value={ownerId}
        onChange={setOwnerId}
      />
    </DeedDialog>
  );
}
