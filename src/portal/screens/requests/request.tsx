import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { noteRequest, requestQuery, type RequestDetail } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, Timeline, type KeyValueItem } from '../../parts/facts';
import { Form } from '../../parts/form';
import { DateText, TimeText } from '../../parts/measures';
import { Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { Deliveries } from './deliveries';
import { OwnFiles } from './own-files';
import { RequestDeeds } from './request-deeds';
import { useRequestsCopy } from './requests.copy';

const given = (label: string, value: string): KeyValueItem[] => (value === '' ? [] : [{ label, value }]);

function useFacts(one: RequestDetail): KeyValueItem[] {
  const t = useRequestsCopy();
  return [
    ...given(t('control'), one.control),
    ...given(t('auditorRef'), one.auditorRef),
    ...given(t('format'), one.format),
    {
      label: t('time'),
      value: (
        <>
          <DateText date={one.periodFrom} short /> – <DateText date={one.periodTo} short />
        </>
      ),
    },
    { label: t('dueOn'), value: <DateText date={one.dueOn} /> },
    { label: t('vendor'), value: one.vendorName ?? t('allVendors') },
    ...(one.populationRef === null
      ? []
      : [
          {
            label: t('kind.population'),
            value: <AppLink to={`/populations/${one.populationId ?? ''}`}>{one.populationRef}</AppLink>,
          },
        ]),
    ...(one.sampleRef === null
      ? []
      : [
          {
            label: t('sample'),
            value: (
              <>
                <AppLink to={`/samples/${one.sampleId ?? ''}`}>{one.sampleRef}</AppLink>,{' '}
                {t('sampleSize', { count: one.sampleSize ?? 0 })}
              </>
            ),
          },
        ]),
    { label: t('askedBy'), value: one.askedBy },
    { label: t('owner'), value: one.owner ?? t('nobody') },
  ];
}

function Notes({ one }: { one: RequestDetail }) {
  const t = useRequestsCopy();
  const may = useMay();
  const [words, setWords] = useState('');
  const note = useDeed(noteRequest, { onDone: () => setWords('') });
  return (
    <Card title={t('notes')} lede={t('notesLede')}>
      {one.notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
      <ul className="stack-tight">
        {one.notes.map(({ id, words: said, by, at }) => (
          <li key={id}>
            <p>{said}</p>
            <p className="muted sm">
              {by}, <TimeText at={at} />
            </p>
          </li>
        ))}
      </ul>
      {may('requests.take-part') && (
        <Form errors={note.errors} onSubmit={() => note.submit({ id: one.id, words })} label={t('note')}>
          <TextArea label={t('note')} name="words" rows={2} value={words} onChange={setWords} />
          <ProblemNote problem={note.problem} />
          <div>
            <Button type="submit" isPending={note.isPending}>
              {t('writeNote')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}

/** One request: what is asked, the next step, what was delivered and by whom it was checked. */
export function RequestScreen({ id }: { id: string }) {
  const t = useRequestsCopy();
  const { data: one } = useSuspenseQuery(requestQuery(id));
  const facts = useFacts(one);
  return (
    <Page
      title={one.wanted.length > 90 ? `${one.wanted.slice(0, 88)}…` : one.wanted}
      crumbs={[
        { label: t('title'), to: '/request-lists' },
        { label: one.listTitle, to: `/request-lists/${one.listId}` },
      ]}
      lede={one.ref}
      state={<StateChip state={one.state} word={one.stateWords} />}
    >
      {one.overdueDays !== null && <Note tone="bad" title={t('overdueBy', { count: one.overdueDays })} />}
      <div className="split">
        <div className="stack">
          <Card title={t('about')}>
            <p className="quote">{one.wanted}</p>
            <KeyValue items={facts} />
          </Card>
          <OwnFiles one={one} />
          <Deliveries one={one} />
          <Notes one={one} />
        </div>
        <div className="stack">
          <RequestDeeds one={one} />
          <Card title={t('history')}>
            <Timeline
              items={one.moves.map((move) => ({
                id: `${move.at} ${move.to}`,
                at: move.at,
                title: move.words,
                who: move.by,
                detail: move.reason,
                state: move.to,
              }))}
            />
          </Card>
        </div>
      </div>
    </Page>
  );
}
