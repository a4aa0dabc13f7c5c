import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { evidenceQuery } from '../../api/evidence';
import { severities, type Severity } from '../../api/findings';
import type { ObligationDetail } from '../../api/obligations';
import { decideReliability, stateReliability, type ReliabilityMeasure } from '../../api/reliability';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useReliabilityCopy } from './reliability.copy';

export type Area = ReliabilityMeasure['area'];
type Stance = ReliabilityMeasure['stance'];
const stances: Stance[] = ['certified', 'alternative', 'not_applicable'];

type WhyProps = { stance: Stance | ''; value: string; onChange: (value: string) => void };

function WhyField({ stance, value, onChange }: WhyProps) {
  const t = useReliabilityCopy();
  if (stance !== 'alternative' && stance !== 'not_applicable') return null;
  const isAlternative = stance === 'alternative';
  return (
    <TextArea
      label={t(isAlternative ? 'why' : 'whyNot')}
      name="whySufficient"
      hint={isAlternative ? t('whyHint') : undefined}
      rows={3}
      value={value}
      onChange={onChange}
    />
  );
}

type StateProps = { area: Area; of: ObligationDetail; onClose: () => void };

/** The vendor's word on one area. */
export function StateDialog({ area, of, onClose }: StateProps) {
  const t = useReliabilityCopy();
  const [draft, setDraft] = useState({ stance: '' as Stance | '', measure: '', whySufficient: '' });
  const [file, setFile] = useState<string | null>(null);
  const { data } = useQuery(evidenceQuery({ vendorId: of.vendorId ?? '' }));
  const send = useDeed(stateReliability, {
    onDone: () => {
      toast({ title: t('stated') });
      onClose();
    },
  });
  const { stance } = draft;
  const body = { ...draft, area, stance: stance as Stance, ...(file && { evidenceVersionId: file }) };
  return (
    <DeedDialog
      title={t('stateTitle', { area: t(`area.${area}`) })}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id: of.id, body })}
      onClose={onClose}
      wide
    >
      <Select
        label={t('stance')}
        name="stance"
        options={stances.map((id) => ({ id, label: t(`stance.${id}`) }))}
        value={stance}
        onChange={(next) => setDraft({ ...draft, stance: next })}
      />
      <TextArea
        label={t('measure')}
        name="measure"
        hint={stance === 'alternative' ? t('measureHint') : undefined}
        rows={3}
        value={draft.measure}
        onChange={(measure) => setDraft({ ...draft, measure })}
      />
      <WhyField
        stance={stance}
        value={draft.whySufficient}
        onChange={(why) => setDraft({ ...draft, whySufficient: why })}
      />
      <ComboBox
        label={t('file')}
        name="evidenceVersionId"
        optional
        options={(data?.items ?? []).map(({ ref, title, latest }) => ({ id: latest.id, label: `${ref} ${title}` }))}
        value={file}
        onChange={setFile}
      />
    </DeedDialog>
  );
}

type DecideProps = { one: ReliabilityMeasure; decision: 'accepted' | 'finding'; onClose: () => void };

/** Accepted with a reason, or answered with a finding. */
export function DecideDialog({ one, decision, onClose }: DecideProps) {
  const t = useReliabilityCopy();
  const [reason, setReason] = useState('');
  const [finding, setFinding] = useState({ severity: 'medium' as Severity, ownerName: '' });
  const send = useDeed(decideReliability, {
    onDone: () => {
      toast({ title: t('decided') });
      onClose();
    },
  });
  const opens = decision === 'finding';
  return (
    <DeedDialog
      title={t(opens ? 'findingTitle' : 'acceptTitle')}
      lede={one.words ?? one.measure}
      submitLabel={t(opens ? 'finding' : 'accept')}
      deed={send}
      onSubmit={() => send.submit({ id: one.id, body: { decision, reason, ...(opens && { finding }) } })}
      onClose={onClose}
    >
      <TextArea label={t('reason')} name="reason" rows={3} value={reason} onChange={setReason} />
      {opens && (
        <div className="form-row">
          <Select
            label={t('severity')}
            name="finding.severity"
            options={severities.map((id) => ({ id, label: lookOf(id).word }))}
            value={finding.severity}
            onChange={(severity) => severity && setFinding({ ...finding, severity })}
          />
          <TextField
            label={t('owner')}
            name="finding.ownerName"
            maxLength={200}
            value={finding.ownerName}
            onChange={(ownerName) => setFinding({ ...finding, ownerName })}
          />
        </div>
      )}
    </DeedDialog>
  );
}
