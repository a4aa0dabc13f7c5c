import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import {
  acceptImpact,
  impactGuideQuery,
  openImpact,
  returnImpact,
  serviceImpactQuery,
  type Impact,
  type ImpactSummary,
} from '../../api/impact';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { EmptyState, Note, ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { ImpactChanges } from './impact-changes';
import { ImpactEditor } from './impact-editor';
import { ImpactShown } from './impact-shown';
import type { ServiceCardProps } from './service-card';
import { useServiceCopy } from './service.copy';

function GiveBack({ of, onClose }: { of: Impact; onClose: () => void }) {
  const t = useServiceCopy();
  const [reason, setReason] = useState('');
  const send = useDeed(returnImpact, {
    onDone: () => {
      toast({ title: t('returned') });
      onClose();
    },
  });
  return (
    <Dialog title={t('giveBack')} isOpen onClose={onClose}>
      <Form label={t('giveBack')} errors={send.errors} onSubmit={() => send.submit({ id: of.id, reason })}>
        <TextArea label={t('reason')} name="reason" rows={3} maxLength={2000} value={reason} onChange={setReason} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('giveBack')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Answer({ of }: { of: Impact }) {
  const t = useServiceCopy();
  const { membership } = useSession();
  const may = useMay();
  const [isReturning, setReturning] = useState(false);
  const accept = useDeed(acceptImpact, { onDone: () => toast({ title: t('accepted') }) });
  const side = membership.vendor ? 'vendor' : 'registrant';
  const acceptedAt = side === 'vendor' ? of.vendorAcceptedAt : of.registrantAcceptedAt;
  if (!may('impact.accept')) return null;
  return (
    <div className="stack-tight">
      <p className="muted sm">{t('acceptLede')}</p>
      <ProblemNote problem={accept.problem} />
      <div className="row">
        {acceptedAt === null && (
          <Button look="primary" glyph="check" isPending={accept.isPending} onPress={() => accept.submit(of.id)}>
            {t('accept', { side: t(`side.${side}`) })}
          </Button>
        )}
        <Button onPress={() => setReturning(true)}>{t('giveBack')}</Button>
      </div>
      {isReturning && <GiveBack of={of} onClose={() => setReturning(false)} />}
    </div>
  );
}

function Open({ of }: { of: Impact }) {
  const t = useServiceCopy();
  const may = useMay();
  const { data: guide } = useQuery(impactGuideQuery);
  const isDraft = of.state === 'draft';
  return (
    <Card
      title={t(isDraft ? 'draftOf' : 'proposalOf', { ref: of.ref })}
      aside={<StateChip state={isDraft ? 'draft' : 'under_review'} word={t(`state.${of.state}`)} />}
    >
      {isDraft && may('impact.score') && guide ? (
        <ImpactEditor key={of.id} of={of} guide={guide} />
      ) : (
        <>
          <ImpactShown of={of} />
          {!isDraft && <Answer of={of} />}
        </>
      )}
      <ImpactChanges of={of} />
    </Card>
  );
}

function Begin({ serviceId, isNext }: { serviceId: string; isNext: boolean }) {
  const t = useServiceCopy();
  const open = useDeed(openImpact, { onDone: () => toast({ title: t('begun') }) });
  return (
    <div className="stack-tight">
      <ProblemNote problem={open.problem} />
      <div>
        <Button
          look={isNext ? 'plain' : 'primary'}
          glyph="plus"
          isPending={open.isPending}
          onPress={() => open.submit(serviceId)}
        >
          {t(isNext ? 'beginNext' : 'begin')}
        </Button>
      </div>
    </div>
  );
}

function InForce({ of }: { of: Impact | null }) {
  const t = useServiceCopy();
  const scores = useMay()('impact.score');
  if (!of) return <EmptyState title={t('noImpact')}>{t(scores ? 'noImpactHelp' : 'noImpactRead')}</EmptyState>;
  return (
    <>
      <ImpactShown of={of} />
      <ImpactChanges of={of} />
    </>
  );
}

function Standing({ of }: { of: Impact }) {
  const t = useServiceCopy();
  const from = shortDateText(of.effectiveFrom ?? '');
  return <StateChip state="accepted" word={t('inForce', { ref: of.ref, from })} />;
}

function LastReturned({ last }: { last: ImpactSummary | undefined }) {
  const t = useServiceCopy();
  if (last?.state !== 'returned') return null;
  return (
    <Note tone="warn" title={t('lastReturned', { number: last.number })}>
      <p>{last.returnReason}</p>
    </Note>
  );
}

/** The impact in force, and before it what is being scored or waits to be accepted. */
export function ImpactCard({ service }: ServiceCardProps) {
  const t = useServiceCopy();
  const may = useMay();
  const { data } = useSuspenseQuery(serviceImpactQuery(service.id));
  const { inForce, open, versions } = data;
  const begins = open === null && may('impact.score') && service.state === 'active';
  return (
    <>
      {open && <Open of={open} />}
      <Card title={t('impact')} lede={t('impactLede')} aside={inForce && <Standing of={inForce} />}>
        <LastReturned last={versions[0]} />
        <InForce of={inForce} />
        {begins && <Begin serviceId={service.id} isNext={versions.length > 0} />}
      </Card>
    </>
  );
}
