import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { exceptionLimitsQuery, requestException } from '../../api/exceptions';
import type { FindingDetail } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useExceptionsCopy } from './exceptions.copy';

type Ground = { obligationId: string; findingId?: string; renewsId?: string };
type Measure = { description: string; ownerName: string; evidenceVersionId: string };
const blank: Measure = { description: '', ownerName: '', evidenceVersionId: '' };

/** On a finding's page: asks for an exception from the requirement that it is about. */
export function RequestFromFinding({ obligationId, finding }: { obligationId: string; finding: FindingDetail }) {
  const ground = { obligationId, findingId: finding.id };
  return <RequestCard ground={ground} code={finding.requirementCode ?? ''} />;
}

/** A card with the button that opens the request. */
export function RequestCard({ ground, code }: { ground: Ground; code: string }) {
  const t = useExceptionsCopy();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('ask')} lede={t('askLede')}>
      <div>
        <Button onPress={() => setOpen(true)}>{t('ask')}</Button>
      </div>
      {isOpen && <RequestDialog ground={ground} code={code} onClose={() => setOpen(false)} />}
    </Card>
  );
}

type MeasureProps = { measure: Measure; number: number; onChange: (part: Partial<Measure>) => void };

function MeasureFields({ measure, number, onChange }: MeasureProps) {
  const t = useExceptionsCopy();
  const { data } = useQuery(evidenceQuery());
  const at = `measures/${number - 1}`;
  return (
    <>
      <TextArea
        label={t('measureNumber', { number })}
        name={`${at}/description`}
        rows={2}
        value={measure.description}
        onChange={(description) => onChange({ description })}
      />
      <div className="form-row">
        <TextField
          label={t('measureOwner')}
          name={`${at}/ownerName`}
          value={measure.ownerName}
          onChange={(ownerName) => onChange({ ownerName })}
        />
        <Select
          label={t('evidence')}
          name={`${at}/evidenceVersionId`}
          optional
          emptyLabel={t('noEvidence')}
          options={(data?.items ?? []).map((one) => ({ id: one.latest.id, label: `${one.ref} ${one.title}` }))}
          value={measure.evidenceVersionId}
          onChange={(evidenceVersionId) => onChange({ evidenceVersionId })}
        />
      </div>
    </>
  );
}

/** Asks for an exception, and shows its limit, who decides it, and exactly what will be recorded. */
export function RequestDialog({ ground, code, onClose }: { ground: Ground; code: string; onClose: () => void }) {
  const t = useExceptionsCopy();
  const { data: limits, error } = useQuery(exceptionLimitsQuery(ground));
  const [draft, setDraft] = useState({ reason: '', risk: '', until: '' });
  const [measures, setMeasures] = useState<Measure[]>([blank]);
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const change = (place: number, part: Partial<Measure>) =>
    setMeasures((now) => now.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const send = useDeed(requestException, {
    onDone: ({ ref }) => {
      toast({ title: t('sent', { ref }) });
      onClose();
    },
  });
  const given = measures.map(({ evidenceVersionId, ...one }) => ({
    ...one,
    ...(evidenceVersionId && { evidenceVersionId }),
  }));
  const latest = limits && t('latest', { date: shortDateText(limits.latestUntil) });
  return (
    <Dialog title={t('ask')} isOpen onClose={onClose} wide>
      <p>{t('askLede')}</p>
      <ProblemNote problem={error} />
      {limits && <p className="quote">{limits.words}</p>}
      <Form
        errors={send.errors}
        onSubmit={() => send.submit({ ...ground, ...draft, measures: given })}
        label={t('ask')}
      >
        <TextArea
          label={t('reason')}
          name="reason"
          rows={3}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
        <TextArea label={t('risk')} name="risk" rows={2} value={draft.risk} onChange={(risk) => set({ risk })} />
        <DateField
          label={t('wantedUntil')}
          name="until"
          {...(latest && { hint: latest })}
          value={draft.until}
          onChange={(until) => set({ until })}
        />
        {measures.map((measure, place) => (
          <MeasureFields key={place} measure={measure} number={place + 1} onChange={(part) => change(place, part)} />
        ))}
        <div>
          <Button small onPress={() => setMeasures((now) => [...now, blank])}>
            {t('addMeasure')}
          </Button>
        </div>
        <div className="recorded">
          <h3>{t('recorded')}</h3>
          <KeyValue
            items={[
              { label: t('obligation'), value: code },
              { label: t('wantedUntil'), value: draft.until === '' ? '–' : shortDateText(draft.until) },
              { label: t('reason'), value: draft.reason || '–' },
              { label: t('measures'), value: measures.map((one) => one.description || '–').join('; ') },
              ...(limits && limits.renewalNumber > 0
                ? [{ label: t('renews'), value: t('renewalNumber', { number: limits.renewalNumber }) }]
                : []),
            ]}
          />
        </div>
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
