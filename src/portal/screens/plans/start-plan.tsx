import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { draftNext, startPlan, type PlanDetail } from '../../api/plans';
import { Button, ButtonLink } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { FileField, ServicesField, useFileHint } from './plan-fields';
import './plans.css';
import { usePlansCopy } from './plans.copy';

const kinds = ['DR', 'COOP'] as const;

/** A plan with its first version, from a file of the register. */
export function StartPlanDialog({ onClose }: { onClose: () => void }) {
  const t = usePlansCopy();
  const navigate = useNavigate();
  const hint = useFileHint();
  const [kind, setKind] = useState<(typeof kinds)[number]>('DR');
  const [title, setTitle] = useState('');
  const [label, setLabel] = useState('1.0');
  const [serviceIds, setServices] = useState<string[]>([]);
  const [file, setFile] = useState<string | null>(null);
  const start = useDeed(startPlan, {
    onDone: ({ ref, versionId }) => {
      toast({ title: t('started', { ref }) });
      void navigate({ to: '/plan-versions/$id', params: { id: versionId } });
    },
  });
  const body = { kind, title: title.trim(), label: label.trim(), serviceIds, sourceEvidenceVersionId: file ?? '' };
  return (
    <Dialog title={t('startTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t('startLede')}</p>
      <Form label={t('startTitle')} errors={start.errors} onSubmit={() => start.submit(body)}>
        <RadioGroup
          label={t('kind')}
          name="kind"
          layout="across"
          options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <div className="form-row">
          <TextField label={t('planTitle')} name="title" maxLength={200} value={title} onChange={setTitle} />
          <TextField
            label={t('label')}
            name="label"
            hint={t('labelHint')}
            maxLength={40}
            value={label}
            onChange={setLabel}
          />
        </div>
        <FileField label={t('file')} hint={hint} value={file} onChange={setFile} />
        <ServicesField label={t('services')} value={serviceIds} onChange={setServices} />
        <ProblemNote problem={start.problem} />
        <DialogActions>
          <ButtonLink to="/evidence">{t('toEvidence')}</ButtonLink>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={start.isPending} isDisabled={file === null}>
            {t('startSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The next version of a plan, from what the latest one says. */
export function NextVersionDialog({ plan, onClose }: { plan: Pick<PlanDetail, 'id'>; onClose: () => void }) {
  const t = usePlansCopy();
  const navigate = useNavigate();
  const [label, setLabel] = useState('');
  const [changeSummary, setChange] = useState('');
  const [file, setFile] = useState<string | null>(null);
  const draft = useDeed(draftNext, {
    onDone: ({ id }) => {
      toast({ title: t('nextStarted') });
      void navigate({ to: '/plan-versions/$id', params: { id } });
      onClose();
    },
  });
  const body = {
    label: label.trim(),
    changeSummary: changeSummary.trim(),
    ...(file && { sourceEvidenceVersionId: file }),
  };
  return (
    <Dialog title={t('nextTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t('nextLede')}</p>
      <Form label={t('nextTitle')} errors={draft.errors} onSubmit={() => draft.submit({ id: plan.id, body })}>
        <TextField
          label={t('label')}
          name="label"
          hint={t('labelHint')}
          maxLength={40}
          value={label}
          onChange={setLabel}
        />
        <TextArea
          label={t('change')}
          name="changeSummary"
          maxLength={2000}
          value={changeSummary}
          onChange={setChange}
        />
        <FileField label={t('newFile')} hint={t('keepFile')} optional value={file} onChange={setFile} />
        <ProblemNote problem={draft.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={draft.isPending}>
            {t('nextSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
