import { useState } from 'react';
import { acceptObjectives, proposeObjectives, type ObjectiveSet, type Service } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { Duration, TimeText } from '../../parts/measures';
import { Note, ProblemNote } from '../../parts/notes';
import { DurationField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { BasisFields, type Basis } from './objective-basis';
import { useServicesCopy } from './services.copy';

type Draft = {
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  wrtMinutes: number | null;
  mbco: string;
  note: string;
  basis: Basis;
};

const nothing: Basis = { dependencies: [], backups: [], replications: [] };
const blank: Draft = { rtoMinutes: null, rpoMinutes: null, wrtMinutes: null, mbco: '', note: '', basis: nothing };

/* a proposal starts from what is in force */
function draftFrom(now: ObjectiveSet | null): Draft {
  if (now === null) return blank;
  const { rtoMinutes, rpoMinutes, wrtMinutes, mbcoPct, dependencies, backups, replications } = now;
  const basis = { dependencies, backups, replications };
  return { rtoMinutes, rpoMinutes, wrtMinutes, mbco: mbcoPct === null ? '' : String(mbcoPct), note: '', basis };
}

function Propose({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useServicesCopy();
  const [draft, setDraft] = useState(() => draftFrom(service.objectives));
  const set = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  const send = useDeed(proposeObjectives, {
    onDone: () => {
      toast({ title: t('proposedNow') });
      onClose();
    },
  });
  const { mbco, rtoMinutes, rpoMinutes, basis, ...rest } = draft;
  const minutes = (name: 'rtoMinutes' | 'rpoMinutes' | 'wrtMinutes', label: string, optional = false) => (
    <DurationField
      label={label}
      name={name}
      optional={optional}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  /* an empty field is sent as nothing, and the API says beside it that it is needed */
  const body = {
    ...{ ...rest, ...basis },
    ...(mbco.trim() !== '' && { mbcoPct: Number(mbco) }),
    ...{ rtoMinutes: rtoMinutes as number, rpoMinutes: rpoMinutes as number },
  };
  return (
    <Dialog title={`${t('propose')}: ${service.name}`} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: service.id, body })} label={t('propose')}>
        <p className="muted sm">{t('mtpdFromImpact')}</p>
        <div className="form-row">
          {minutes('rtoMinutes', t('rto'))}
          {minutes('rpoMinutes', t('rpo'))}
          {minutes('wrtMinutes', t('wrt'), true)}
          <TextField
            label={t('mbco')}
            name="mbcoPct"
            optional
            value={mbco}
            onChange={(value) => set({ mbco: value })}
          />
        </div>
        <BasisFields basis={basis} onBasis={(next) => set({ basis: next })} />
        <TextArea
          label={t('note')}
          name="note"
          optional
          rows={2}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('proposeSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Accepted({ at, name }: { at: string | null; name: string | null }) {
  const t = useServicesCopy();
  return at ? (
    <>
      <TimeText at={at} />, {name}
    </>
  ) : (
    <span className="muted">{t('notYet')}</span>
  );
}

function Breaches({ of }: { of: ObjectiveSet }) {
  const t = useServicesCopy();
  if (of.breaches.length === 0) return null;
  return (
    <Note tone="bad" title={t('objectivesBreak')}>
      <ul>
        {of.breaches.map((breach) => (
          <li key={breach}>{breach}</li>
        ))}
      </ul>
    </Note>
  );
}

function Figures({ of }: { of: ObjectiveSet }) {
  const t = useServicesCopy();
  return (
    <KeyValue
      items={[
        { label: t('rto'), value: <Duration minutes={of.rtoMinutes} /> },
        { label: t('rpo'), value: <Duration minutes={of.rpoMinutes} /> },
        {
          label: t('mtpdFull'),
          value: (
            <>
              <Duration minutes={of.mtpdMinutes} />
              {of.impactRef && <span className="muted"> {t('fromImpact', { ref: of.impactRef })}</span>}
            </>
          ),
        },
        { label: t('wrt'), value: <Duration minutes={of.wrtMinutes} /> },
        { label: t('mbco'), value: of.mbcoPct ?? '–' },
        { label: t('byVendor'), value: <Accepted at={of.vendorAcceptedAt} name={of.vendorAcceptedByName} /> },
        {
          label: t('byRegistrant'),
          value: <Accepted at={of.registrantAcceptedAt} name={of.registrantAcceptedByName} />,
        },
      ]}
    />
  );
}

function Proposed({ of }: { of: ObjectiveSet }) {
  const t = useServicesCopy();
  const may = useMay();
  const { membership } = useSession();
  const side = membership.vendor ? 'vendor' : 'registrant';
  const acceptedAt = side === 'vendor' ? of.vendorAcceptedAt : of.registrantAcceptedAt;
  const accept = useDeed(acceptObjectives, { onDone: () => toast({ title: t('accepted') }) });
  return (
    <div className="stack-tight">
      <h3>{t('proposed')}</h3>
      <Breaches of={of} />
      <Figures of={of} />
      <ProblemNote problem={accept.problem} />
      {may('objectives.accept') && acceptedAt === null && (
        <div>
          <Button isPending={accept.isPending} onPress={() => accept.submit(of.id)}>
            {t(side === 'vendor' ? 'acceptVendor' : 'accept')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The recovery objectives in force, what is proposed, and the form to propose others. */
export function Objectives({ service, isTitled = false }: { service: Service; isTitled?: boolean }) {
  const t = useServicesCopy();
  const may = useMay();
  const [isProposing, setProposing] = useState(false);
  return (
    <div className="stack">
      {!isTitled && <h3>{t('objectives')}</h3>}
      {service.objectives && <Breaches of={service.objectives} />}
      {service.objectives ? <Figures of={service.objectives} /> : <p className="muted">{t('objectivesNone')}</p>}
      {service.proposedObjectives && <Proposed of={service.proposedObjectives} />}
      {may('objectives.propose') && (
        <div>
          <Button onPress={() => setProposing(true)}>{t('propose')}</Button>
        </div>
      )}
      {isProposing && <Propose service={service} onClose={() => setProposing(false)} />}
    </div>
  );
}
