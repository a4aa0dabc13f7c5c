import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { assuranceListQuery, correctReport, receiveReport, type AssuranceDetail } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Checkbox } from '../../parts/choice-fields';
import { Select } from '../../parts/select-field';
import { toast } from '../../parts/toast';
import { contentInput, draftOf, type ContentDraft } from './content-draft';
import { ContentFields } from './content-fields';
import { useReportCopy } from './report.copy';
import { DeedForm } from './report-parts';

type Props = { report: AssuranceDetail; onClose: () => void };

/** An evaluated report of the kind that this one corrects. */
function Replaces({
  report,
  value,
  onChange,
}: {
  report: AssuranceDetail;
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useReportCopy();
  const { data } = useQuery(assuranceListQuery);
  const earlier = (data?.items ?? []).filter(
    ({ vendorId, kind, state }) => vendorId === report.vendorId && kind === report.kind && state === 'evaluated',
  );
  if (earlier.length === 0) return null;
  return (
    <Select
      label={t('replaces')}
      name="supersedesId"
      options={earlier.map(({ id, ref, title }) => ({ id, label: `${ref} ${title}` }))}
      value={value}
      onChange={onChange}
      emptyLabel={t('replacesNone')}
    />
  );
}

export function ReceiveReport({ report, onClose }: Props) {
  const t = useReportCopy();
  const [draft, setDraft] = useState<ContentDraft>(() => draftOf(report));
  const [supersedesId, setSupersedes] = useState('');
  const receive = useDeed(receiveReport, {
    onDone: () => {
      toast({ title: t('recorded', { ref: report.ref }) });
      onClose();
    },
  });
  const input = { id: report.id, ...contentInput(draft), ...(supersedesId ? { supersedesId } : {}) };
  return (
    <DeedForm title={t('receive')} deed={receive} input={input} onClose={onClose} wide>
      <ContentFields report={report} draft={draft} onChange={setDraft} />
      <Restricted draft={draft} onChange={setDraft} />
      <Replaces report={report} value={supersedesId} onChange={setSupersedes} />
    </DeedForm>
  );
}

export function CorrectReport({ report, onClose }: Props) {
  const t = useReportCopy();
  const [draft, setDraft] = useState<ContentDraft>(() => draftOf(report));
  const correct = useDeed(correctReport, { onDone: onClose });
  const input = { id: report.id, version: report.version, ...contentInput(draft) };
  return (
    <DeedForm title={t('correct')} deed={correct} input={input} onClose={onClose} wide>
      <ContentFields report={report} draft={draft} onChange={setDraft} />
      <Restricted draft={draft} onChange={setDraft} />
    </DeedForm>
  );
}

function Restricted({ draft, onChange }: { draft: ContentDraft; onChange: (draft: ContentDraft) => void }) {
  const t = useReportCopy();
  return (
    <Checkbox
      name="restrictedUse"
      value={draft.restrictedUse}
      onChange={(restrictedUse) => onChange({ ...draft, restrictedUse })}
    >
      {t('restricted')}
    </Checkbox>
  );
}
