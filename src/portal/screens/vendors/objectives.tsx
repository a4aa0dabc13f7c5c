import { useState } from 'react';
import { acceptObjectives, proposeObjectives, type ObjectiveSet, type Service } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { Duration, TimeText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { DurationField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useServicesCopy } from './services.copy';

type Draft = {
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  mtpdMinutes: number | null;
  wrtMinutes: number | null;
  mbco: string;
  note: string;
};

const blank: Draft = { rtoMinutes: null, rpoMinutes: null, mtpdMinutes: null, wrtMinutes: null, mbco: '', note: '' };

/* a proposal starts from what is in force */
function draftFrom(now: ObjectiveSet | null): Draft {
  if (now === null) return blank;
  const { rtoMinutes, rpoMinutes, mtpdMinutes, wrtMinutes, mbcoPct } = now;
  return { rtoMinutes, rpoMinutes, mtpdMinutes, wrtMinutes, mbco: mbcoPct === null ? '' : String(mbcoPct), note: '' };
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
  const { mbco, rtoMinutes, rpoMinutes, ...rest } = draft;
  const minutes = (
    name: 'rtoMinutes' | 'rpoMinutes' | 'mtpdMinutes' | 'wrtMinutes',
    label: string,
    optional = false,
  ) => (
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
    ...rest,
    ...(mbco.trim() !== '' && { mbcoPct: Number(mbco) }),
    ...{ rtoMinutes: rtoMinutes as number, rpoMinutes: rpoMinutes as number },
  };
  return (
    <Dialog title={`${t('propose')}: ${service.name}`} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: service.id, body })} label={t('propose')}>
        <div className="form-row">
          {minutes('rtoMinutes', t('rto'))}
          {minutes('rpoMinutes', t('rpo'))}
          {minutes('mtpdMinutes', t('mtpdFull'), true)}
          {minutes('wrtMinutes', t('wrt'), true)}
          <TextField
            label={t('mbco')}
            name="mbcoPct"
            optional
            value={mbco}
            onChange={(value) => set({ mbco: value })}
          />
        </div>
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

function Figures({ of }: { of: ObjectiveSet }) {
  const t = useServicesCopy();
  return (
    <KeyValue
      items={[
        { label: t('rto'), value: <Duration minutes={of.rtoMinutes} /> },
        { label: t('rpo'), value: <Duration minutes={of.rpoMinutes} /> },
        { label: t('mtpdFull'), value: <Duration minutes={of.mtpdMinutes} /> },
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
  const accept = useDeed(acceptObjectives, { onDone: () => toast({ title: t('accepted') }) });
  return (
    <div className="stack-tight">
      <h4 className="strong">{t('proposed')}</h4>
      <Figures of={of} />
      <ProblemNote problem={accept.problem} />
      {may('objectives.accept') && of.registrantAcceptedAt === null && (
        <div>
          <Button isPending={accept.isPending} onPress={() => accept.submit(of.id)}>
            {t('accept')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The recovery objectives in force, what is proposed, and the form to propose others. */
export function Objectives({ service }: { service: Service }) {
  const t = useServicesCopy();
  const may = useMay();
  const [isProposing, setProposing] = useState(false);
  return (
    <div className="stack">
      <h3>{t('objectives')}</h3>
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
