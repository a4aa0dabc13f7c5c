import { useState } from 'react';
import { judgeNotice, recordNotice, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { KeyValue } from '../../parts/facts';
import { Duration } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { channelWords } from './disruptions.copy';
import { useEventCopy } from './event.copy';
import { isOpen } from './event-may';
import { noticeState } from './event-states';
import { blankNotice, NoticeFields } from './notice-fields';
import { SiteTime } from './site-time';

type Notice = Disruption['notices'][number];

function AddNotice({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useEventCopy();
  const [value, setValue] = useState(blankNotice);
  const send = useDeed(recordNotice, {
    onDone: () => {
      toast({ title: t('noticeAdded') });
      onClose();
    },
  });
  const body = { ...value, givenAt: value.givenAt ?? '', channel: value.channel || 'phone' };
  return (
    <DeedDialog
      title={t('addNotice')}
      lede={t('addNoticeLede')}
      submitLabel={t('addNotice')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
      wide
    >
      <NoticeFields value={value} onChange={setValue} zone={event.timeZone} />
    </DeedDialog>
  );
}

type JudgeProps = { notice: Notice; standing: 'confirmed' | 'disputed'; onClose: () => void };

function Judge({ notice, standing, onClose }: JudgeProps) {
  const t = useEventCopy();
  const [note, setNote] = useState('');
  const send = useDeed(judgeNotice, {
    onDone: () => {
      toast({ title: t('judged') });
      onClose();
    },
  });
  const disputes = standing === 'disputed';
  return (
    <DeedDialog
      title={t(disputes ? 'disputeTitle' : 'confirmNoticeTitle')}
      lede={t(disputes ? 'disputeLede' : 'confirmNoticeLede')}
      submitLabel={t(disputes ? 'disputeNotice' : 'confirmNotice')}
      deed={send}
      onSubmit={() => send.submit({ id: notice.id, body: { standing, note } })}
      onClose={onClose}
    >
      <TextArea label={t('note')} name="note" optional={!disputes} rows={3} value={note} onChange={setNote} />
    </DeedDialog>
  );
}

function JudgeButtons({ notice }: { notice: Notice }) {
  const t = useEventCopy();
  const [judging, setJudging] = useState<'confirmed' | 'disputed' | null>(null);
  const { standing } = notice;
  if (!['stated', 'confirmed', 'disputed'].includes(standing)) return null;
  return (
    <div className="row">
      {standing !== 'confirmed' && (
        <Button small onPress={() => setJudging('confirmed')}>
          {t('confirmNotice')}
        </Button>
      )}
      {standing !== 'disputed' && (
        <Button small onPress={() => setJudging('disputed')}>
          {t('disputeNotice')}
        </Button>
      )}
      {judging && <Judge notice={notice} standing={judging} onClose={() => setJudging(null)} />}
    </div>
  );
}

function OneNotice({ notice, zone, judges }: { notice: Notice; zone: string; judges: boolean }) {
  const t = useEventCopy();
  const { toldBy: by, toldTo: to, channel, standing, standingNote, judgedByName } = notice;
  return (
    <li className="stack-tight">
      <div className="spread">
        <span>
          <SiteTime at={notice.givenAt} zone={zone} />
        </span>
        <StateChip state={standing} />
      </div>
      <span className="sm">{t('toldWho', { by, to, how: channelWords[channel] })}</span>
      {notice.words && <span className="quote sm">{notice.words}</span>}
      {judgedByName && (
        <span className="sm muted">{t('judgedBy', { name: judgedByName, note: standingNote ?? '' })}</span>
      )}
      {judges && <JudgeButtons notice={notice} />}
    </li>
  );
}

const tones = {
  in_time: 'ok',
  late: 'bad',
  overdue: 'bad',
  running: 'warn',
  not_running: 'none',
  no_term: 'none',
} as const;

/** When the vendor told us, against the time that the contract gives. */
export function EventNotice({ event }: { event: Disruption }) {
  const t = useEventCopy();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const { notice, contractNoticeMinutes, contractNoticeFrom, timeZone } = event;
  const agreed =
    contractNoticeMinutes === null ? (
      t('contractNone')
    ) : (
      <>
        <Duration minutes={contractNoticeMinutes} />
        <span className="zone-time">
          {contractNoticeFrom ? t('fromWhen', { from: t(`from.${contractNoticeFrom}`) }) : t('contractNoFrom')}
        </span>
      </>
    );
  const writes = isOpen(event) && may('disruptions.report');
  return (
    <Card
      title={t('notice')}
      aside={
        writes && (
          <Button small glyph="plus" onPress={() => setAdding(true)}>
            {t('addNotice')}
          </Button>
        )
      }
    >
      <Note tone={tones[notice.result]}>
        <p>{notice.words}</p>
      </Note>
      <KeyValue
        columns
        items={[
          { label: t('contract'), value: agreed },
          { label: t('due'), value: <SiteTime at={notice.dueAt} zone={timeZone} /> },
          { label: t('spent'), value: <Duration minutes={notice.minutes} /> },
        ]}
      />
      <h3>
        {t('notices')} <StateChip state={noticeState(notice.result)} />
      </h3>
      {event.notices.length === 0 && <p className="muted">{t('noNotices')}</p>}
      <ul className="stack bare">
        {event.notices.map((one) => (
          <OneNotice key={one.id} notice={one} zone={timeZone} judges={isOpen(event) && may('disruptions.manage')} />
        ))}
      </ul>
      {isAdding && <AddNotice event={event} onClose={() => setAdding(false)} />}
    </Card>
  );
}
