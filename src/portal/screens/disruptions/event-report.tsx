import { useState } from 'react';
import { issueEventReport, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { utcText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';

type Report = Disruption['reports'][number];
type Area = Report['areas'][number];
const blank: Area = { observation: '', cause: '', effect: '' };

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function ReportForm({ event, onDone }: { event: Disruption; onDone: () => void }) {
  const t = useAftermathCopy();
  const last = event.reports.at(-1);
  const before = last ?? { strengths: [], lessons: [], areas: [blank] };
  const [strengths, setStrengths] = useState(before.strengths.join('\n'));
  const [lessons, setLessons] = useState(before.lessons.join('\n'));
  const [areas, setAreas] = useState<Area[]>(before.areas);
  const [amendsReason, setReason] = useState('');
  const issue = useDeed(issueEventReport, {
    onDone: () => {
      toast({ title: t('issued') });
      onDone();
    },
  });
  const body = {
    version: event.version,
    ...{ strengths: lines(strengths), lessons: lines(lessons) },
    areas: areas.filter(({ observation }) => observation.trim() !== ''),
    ...(last && { amendsReason }),
  };
  const change = (at: number, part: Partial<Area>) =>
    setAreas(areas.map((area, place) => (place === at ? { ...area, ...part } : area)));
  return (
    <Form label={t('report')} errors={issue.errors} onSubmit={() => issue.submit({ id: event.id, body })}>
      <TextArea
        label={t('strengths')}
        name="strengths"
        hint={t('onePerLine')}
        value={strengths}
        onChange={setStrengths}
      />
      <h3>{t('areas')}</h3>
      {areas.map((area, at) => (
        <div key={at} className="form-row">
          {(['observation', 'cause', 'effect'] as const).map((field) => (
            <TextArea
              key={field}
              label={t(field, { number: at + 1 })}
              name={`areas.${at}.${field}`}
              rows={2}
              optional
              value={area[field]}
              onChange={(text) => change(at, { [field]: text })}
            />
          ))}
        </div>
      ))}
      <div>
        <Button glyph="plus" onPress={() => setAreas([...areas, blank])}>
          {t('addArea')}
        </Button>
      </div>
      <TextArea
        label={t('lessons')}
        name="lessons"
        optional
        hint={t('onePerLine')}
        value={lessons}
        onChange={setLessons}
      />
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

function Listed({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function Issued({ reports }: { reports: Report[] }) {
  const t = useAftermathCopy();
  const last = reports.at(-1);
  if (!last) return null;
  return (
    <>
      <Listed title={t('strengths')} items={last.strengths} />
      <Listed
        title={t('areas')}
        items={last.areas.map((area) => [area.observation, area.cause, area.effect].filter(Boolean).join(' · '))}
      />
      <Listed title={t('lessons')} items={last.lessons} />
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
