import { useState } from 'react';
import { coverGap, decideGapCover, type AssuranceDetail, type GapCover } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { Decide } from './decide-dialog';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { dayAfter, DeedForm, optional, Said } from './report-parts';

type Kind = GapCover['kind'];
const words = { letter: 'readWords', procedure: 'words', accepted: 'acceptWords' } as const;
const titles = { letter: 'readLetter', procedure: 'coverGap', accepted: 'acceptGap' } as const;

/** The first days that nothing covers, for a start. */
function firstOpen(report: AssuranceDetail): { from: string; to: string } {
  const [open] = report.years.flatMap(({ gaps }) => gaps.flatMap(({ uncovered }) => uncovered));
  return open ?? { from: report.coversTo === null ? '' : dayAfter(report.coversTo), to: report.periodEndsOn };
}

function CoverGap({ report, kind, onClose }: { report: AssuranceDetail; kind: Kind; onClose: () => void }) {
  const t = useReportCopy();
  const letters = report.letters.filter(({ changes, withdrawnReason }) => changes !== null && withdrawnReason === null);
  const read = kind === 'letter' ? letters.at(-1) : undefined;
  const open = read ? { from: read.coversFrom, to: read.coversTo } : firstOpen(report);
  const [coversFrom, setFrom] = useState(open.from);
  const [coversTo, setTo] = useState(open.to);
  const [doneOn, setDone] = useState('');
  const [said, setSaid] = useState('');
  const [workpaper, setWorkpaper] = useState('');
  const [letterId, setLetter] = useState<string>(read?.id ?? '');
  const cover = useDeed(coverGap, { onDone: onClose });
  const input = {
    ...{ id: report.id, kind, coversFrom, coversTo, doneOn, words: said, workpaperRef: optional(workpaper) },
    ...(kind === 'letter' && letterId !== '' ? { letterId } : {}),
  };
  return (
    <DeedForm title={t(titles[kind])} deed={cover} input={input} onClose={onClose}>
      {kind === 'letter' && (
        <Select
          label={t('letters')}
          name="letterId"
          options={letters.map((one) => ({
            id: one.id,
            label: `${shortDateText(one.coversFrom)} – ${shortDateText(one.coversTo)}, ${one.signer}`,
          }))}
          value={letterId}
          onChange={setLetter}
        />
      )}
      <div className="form-row">
        <DateField label={t('coversFrom')} name="coversFrom" value={coversFrom} onChange={setFrom} />
        <DateField label={t('coversTo')} name="coversTo" value={coversTo} onChange={setTo} />
        <DateField label={t('doneOn')} name="doneOn" value={doneOn} onChange={setDone} />
      </div>
      <TextArea label={t(words[kind])} name="words" rows={4} value={said} onChange={setSaid} />
      <TextField
        label={t('workpaper')}
        name="workpaperRef"
        hint={t('workpaperHint')}
        optional
        value={workpaper}
        onChange={setWorkpaper}
      />
    </DeedForm>
  );
}

/** What was done, where it is kept, and what the second line said. */
function Story({ cover }: { cover: GapCover }) {
  const t = useReportCopy();
  return (
    <>
      <p className="sm control-story">{cover.words}</p>
      {cover.workpaperRef && (
        <p className="sm muted">
          {t('workpaper')}: {cover.workpaperRef}
        </p>
      )}
      <Said by={cover.madeByName} at={cover.madeAt} />
      {cover.decisionReason && (
        <p className="sm">
          {cover.decisionReason} <Said by={cover.decidedByName} at={cover.decidedAt} />
        </p>
      )}
    </>
  );
}

function Row({ cover, mayDo }: { cover: GapCover; mayDo: MayDo }) {
  const t = useReportCopy();
  const { personId } = useSession();
  const [isDeciding, setDeciding] = useState(false);
  const decide = useDeed(decideGapCover, { onDone: () => setDeciding(false) });
  const waits = cover.needsApproval && cover.decision === null;
  return (
    <li className="stack-tight">
      <p>
        <Badge>{t(`gap.${cover.kind}`)}</Badge>{' '}
        <strong>
          {shortDateText(cover.coversFrom)} – {shortDateText(cover.coversTo)}
        </strong>{' '}
        {waits && <Badge tone="warn">{t('waitsSecond')}</Badge>}
        {cover.decision && <StateChip state={cover.decision} />}
      </p>
      <Story cover={cover} />
      {waits && mayDo.approve && cover.madeBy !== personId && (
        <div>
          <Button small onPress={() => setDeciding(true)}>
            {t('decide')}
          </Button>
        </div>
      )}
      {isDeciding && (
        <Decide
          title={t('gap.accepted')}
          record={[
            { label: t('days'), value: `${shortDateText(cover.coversFrom)} – ${shortDateText(cover.coversTo)}` },
          ]}
          no={{ word: t('decideRefuse'), decision: 'refused' }}
          onDecide={(decision, reason) =>
            decide.do({ id: cover.id, decision: decision === 'approved' ? 'approved' : 'refused', reason })
          }
          onClose={() => setDeciding(false)}
        />
      )}
    </li>
  );
}

/** What the registrant rests on for the time after the report. */
export function ReportGaps({ report, mayDo }: { report: AssuranceDetail; mayDo: MayDo }) {
  const t = useReportCopy();
  const [kind, setKind] = useState<Kind | null>(null);
  const { own } = report;
  if (own === null || report.kind !== 'soc1' || report.receivedAt === null) return null;
  const hasChanges = report.letters.some(
    ({ changes, withdrawnReason }) => changes !== null && withdrawnReason === null,
  );
  return (
    <Card
      title={t('gaps')}
      lede={t('gapsLede')}
      aside={
        mayDo.coverGap && (
          <div className="row">
            {hasChanges && (
              <Button small onPress={() => setKind('letter')}>
                {t('readLetter')}
              </Button>
            )}
            <Button small onPress={() => setKind('procedure')}>
              {t('coverGap')}
            </Button>
            <Button small onPress={() => setKind('accepted')}>
              {t('acceptGap')}
            </Button>
          </div>
        )
      }
    >
      {own.gapCovers.length === 0 ? (
        <p className="muted">{t('noGapCovers')}</p>
      ) : (
        <ul className="stack report-list">
          {own.gapCovers.map((cover) => (
            <Row key={cover.id} cover={cover} mayDo={mayDo} />
          ))}
        </ul>
      )}
      {kind && <CoverGap key={kind} report={report} kind={kind} onClose={() => setKind(null)} />}
    </Card>
  );
}
