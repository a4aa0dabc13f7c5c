import { useState } from 'react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../../api/deed';
import { runQuery, type Run } from '../../../api/run';
import { useMay } from '../../../api/session';
import { previewTimes, timesFileAddress, type TimesFile } from '../../../api/step-times';
import { AppLink } from '../../../parts/app-link';
import { DownloadLink } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DropZone } from '../../../parts/file-button';
import { Loading, Note } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import type { Problem } from '../../../parts/problem';
import { Select } from '../../../parts/select-field';
import { DurationField } from '../../../parts/text-fields';
import { StepTimesHistory } from './step-times-history';
import { StepTimesPreview } from './step-times-preview';
import { useTimesCopy } from './step-times.copy';

function RefusedFile({ problem }: { problem: Problem }) {
  const t = useTimesCopy();
  const errors = problem.errors ?? [];
  return (
    <Note tone="bad" title={t('refusedFile')} live>
      {errors.length === 0 && <p>{problem.detail ?? problem.title}</p>}
      <ul>
        {errors.slice(0, 50).map(({ pointer, message }) => (
          <li key={pointer + message}>{message}</li>
        ))}
      </ul>
    </Note>
  );
}

function SendTimes({ run, onSent }: { run: Run; onSent: (importId: string) => void }) {
  const t = useTimesCopy();
  const [timeZone, setZone] = useState(run.zones[0]?.timeZone ?? '');
  const [gapMinutes, setGap] = useState<number | null>(30);
  const deed = useDeed(
    // The file's size and time tell two files of one name apart.
    (input: TimesFile & { at: number; size: number }, headers) => previewTimes(input, headers),
    { onDone: ({ id }) => onSent(id) },
  );
  const send = (file: File) =>
    deed.submit({
      ...{ id: run.exerciseId, file, timeZone, gapMinutes: gapMinutes ?? 0 },
      ...{ at: file.lastModified, size: file.size },
    });
  return (
    <Card title={t('send')} lede={t('sendLede')}>
      <div className="row">
        <DownloadLink href={timesFileAddress(run.exerciseId, 'template')}>{t('template')}</DownloadLink>
        <DownloadLink href={timesFileAddress(run.exerciseId, 'example')}>{t('example')}</DownloadLink>
      </div>
      <div className="form-row">
        <Select
          label={t('zone')}
          name="timeZone"
          hint={t('zoneHint')}
          optional
          emptyLabel={t('zoneNone')}
          options={[...new Set([...run.zones.map((zone) => zone.timeZone), 'UTC'])].map((id) => ({ id, label: id }))}
          value={timeZone}
          onChange={setZone}
        />
        <DurationField label={t('gap')} name="gapMinutes" hint={t('gapHint')} value={gapMinutes} onChange={setGap} />
      </div>
      <DropZone
        title={t('drop')}
        hint={t('dropHint')}
        button={t('browse')}
        accept=".csv"
        onFiles={([file]) => file && send(file)}
      />
      {deed.isPending && <Loading lines={2} />}
      {deed.problem && <RefusedFile problem={deed.problem} />}
    </Card>
  );
}

/** Step times from a file: sent, seen row by row, entered whole or not at all. */
export function StepTimesScreen({ id }: { id: string }) {
  const t = useTimesCopy();
  const may = useMay();
  const queries = useQueryClient();
  const { data: run } = useSuspenseQuery(runQuery(queries, id));
  const [shown, setShown] = useState<string | null>(null);
  const { ref, title, state } = run;
  const isOpen = state === 'in_progress' && may('exercises.write');
  return (
    <Page
      title={t('title')}
      lede={t('lede', { ref, title })}
      crumbs={[{ label: `${t('crumb')} ${ref}`, to: `/exercises/${id}` }]}
      actions={<AppLink to={`/exercises/${id}/run`}>{t('runSheet')}</AppLink>}
    >
      {isOpen ? <SendTimes run={run} onSent={setShown} /> : <Note tone="info">{t('notNow')}</Note>}
      {shown !== null && <StepTimesPreview key={shown} id={id} importId={shown} isOpen={isOpen} />}
      <StepTimesHistory id={id} onShow={setShown} />
    </Page>
  );
}
