import { useState } from 'react';
import { issueEventReport, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { utcText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { NO_REPORT, ReportFields, ReportWords, useReportDraft } from '../exercises/after-action';
import { useAftermathCopy } from './aftermath.copy';

type Report = Disruption['reports'][number];

function ReportForm({ event, onDone }: { event: Disruption; onDone: () => void }) {
  const t = useAftermathCopy();
  const last = event.reports.at(-1);
  const draft = useReportDraft(last ?? NO_REPORT);
  const [amendsReason, setReason] = useState('');
  const issue = useDeed(issueEventReport, {
    onDone: () => {
      toast({ title: t('issued') });
      onDone();
    },
  });
  const body = { version: event.version, ...draft.given, ...(last && { amendsReason }) };
  return (
    <Form label={t('report')} errors={issue.errors} onSubmit={() => issue.submit({ id: event.id, body })}>
      <ReportFields draft={draft} lessonsOptional />
      {last && <TextField label={t('amendsReason')} name="amendsReason" value={amendsReason} onChange={setReason} />}
      <ProblemNote problem={issue.problem} />
      <div>
        <Button look="primary" type="submit" isPending={issue.isPending}>
          {t(last ? 'amend' : 'issue')}
        </Button>
      </div>
    </Form>
  );
}

function Issued({ reports }: { reports: Report[] }) {
  const t = useAftermathCopy();
  const last = reports.at(-1);
  if (!last) return null;
  return (
    <>
      <ReportWords report={last} />
      {reports.map(({ number, issuedByName, issuedAt, amendsReason }) => (
        <p key={number} className="sm muted">
          {t('issuedBy', { name: issuedByName, time: utcText(issuedAt) })}
          {amendsReason && `. ${t('amended', { number: number - 1, reason: amendsReason })}`}
        </p>
      ))}
    </>
  );
}

/** The after-action report, in the frame of an exercise's. */
export function EventReport({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const may = useMay()('exercises.write');
  const [isAmending, setAmending] = useState(false);
  const { reports, state } = event;
  const writes = { first: may && state === 'reconciled', amendment: may && state === 'aar_issued' };
  const isWriting = writes.first || isAmending;
  if (!writes.first && reports.length === 0) return null;
  return (
    <Card
      title={t('report')}
      lede={t('reportLede')}
      aside={
        writes.amendment && (
          <Button small onPress={() => setAmending(true)}>
            {t('amend')}
          </Button>
        )
      }
    >
      {isWriting ? <ReportForm event={event} onDone={() => setAmending(false)} /> : <Issued reports={reports} />}
    </Card>
  );
}
