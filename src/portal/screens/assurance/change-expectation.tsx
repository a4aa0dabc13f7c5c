import { useState } from 'react';
import { changeExpectation, type AssuranceDetail } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { DateField, TextField } from '../../parts/text-fields';
import { useAssuranceCopy } from './assurance.copy';
import { ServiceTicks } from './expect-report';
import { useReportCopy } from './report.copy';
import { DeedForm } from './report-parts';

export function ChangeExpectation({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useAssuranceCopy();
  const words = useReportCopy();
  const [title, setTitle] = useState(report.title);
  const [dueOn, setDue] = useState(report.dueOn);
  const [serviceIds, setServices] = useState(report.expectedServiceIds);
  const change = useDeed(changeExpectation, { onDone: onClose });
  const input = { id: report.id, version: report.version, title, dueOn, serviceIds };
  return (
    <DeedForm title={words('change')} deed={change} input={input} onClose={onClose}>
      <TextField label={t('expectTitle')} name="title" value={title} onChange={setTitle} />
      <ServiceTicks vendorId={report.vendorId} chosen={serviceIds} onChange={setServices} />
      <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDue} />
    </DeedForm>
  );
}
