import { useState } from 'react';
import { bringLetter, wantLetter, withdrawLetter, type AssuranceDetail, type BridgeLetter } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { FileField } from './file-field';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { dayAfter, DeedForm, optional, Said } from './report-parts';

function BringLetter({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useReportCopy();
  const [evidenceVersionId, setFile] = useState('');
  const [coversFrom, setFrom] = useState(report.coversTo === null ? '' : dayAfter(report.coversTo));
  const [coversTo, setTo] = useState(report.periodEndsOn);
  const [signedOn, setSigned] = useState('');
  const [signer, setSigner] = useState('');
  const [changes, setChanges] = useState('');
  const bring = useDeed(bringLetter, { onDone: onClose });
  const input = {
    ...{ id: report.id, evidenceVersionId, coversFrom, coversTo, signedOn, signer },
    changes: optional(changes),
  };
  return (
    <DeedForm title={t('bringLetter')} deed={bring} input={input} onClose={onClose}>
      <FileField vendorId={report.vendorId} kinds={['EV-BRG']} value={evidenceVersionId} onChange={setFile} />
      <div className="form-row">
        <DateField label={t('coversFrom')} name="coversFrom" value={coversFrom} onChange={setFrom} />
        <DateField label={t('coversTo')} name="coversTo" value={coversTo} onChange={setTo} />
      </div>
      <div className="form-row">
        <DateField label={t('signedOn')} name="signedOn" value={signedOn} onChange={setSigned} />
        <TextField label={t('signer')} name="signer" value={signer} onChange={setSigner} />
      </div>
      <TextArea
        label={t('changes')}
        name="changes"
        hint={t('changesHint')}
        optional
        rows={3}
        value={changes}
        onChange={setChanges}
      />
    </DeedForm>
  );
}

function WantLetter({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useReportCopy();
  const [dueOn, setDue] = useState(report.letterDueOn ?? report.periodEndsOn);
  const want = useDeed(wantLetter, { onDone: onClose });
  return (
    <DeedForm title={t('wantLetter')} deed={want} input={{ id: report.id, dueOn }} onClose={onClose}>
      <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDue} />
    </DeedForm>
  );
}

function Withdraw({ letter, onClose }: { letter: BridgeLetter; onClose: () => void }) {
  const t = useReportCopy();
  const [reason, setReason] = useState('');
  const withdraw = useDeed(withdrawLetter, { onDone: onClose });
  return (
    <DeedForm title={t('withdraw')} deed={withdraw} input={{ id: letter.id, reason }} onClose={onClose}>
      <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </DeedForm>
  );
}

function Letter({ letter, mayDo }: { letter: BridgeLetter; mayDo: MayDo }) {
  const t = useReportCopy();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { coversFrom, coversTo, signer, signedOn, changes, withdrawnReason } = letter;
  return (
    <li className="stack-tight">
      <p>
        <strong>
          {shortDateText(coversFrom)} – {shortDateText(coversTo)}
        </strong>
        , {t('signedBy', { signer, date: shortDateText(signedOn) })},{' '}
        <AppLink to={`/evidence/${letter.evidenceItemId}`}>{letter.evidenceLabel}</AppLink>
      </p>
      <p className="sm">{changes === null ? t('noChanges') : `${t('changes')}: ${changes}`}</p>
      <Said by={letter.broughtByName} at={letter.broughtAt} />
      {withdrawnReason !== null && <p className="sm">{t('withdrawn', { reason: withdrawnReason })}</p>}
      {mayDo.bringLetter && withdrawnReason === null && (
        <div className="row">
          <Button small look="quiet" onPress={() => setWithdrawing(true)}>
            {t('withdraw')}
          </Button>
        </div>
      )}
      {isWithdrawing && <Withdraw letter={letter} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}

type Doing = 'bring' | 'want' | null;

type LetterDeedsProps = { isWanted: boolean; mayDo: MayDo; onDo: (doing: Doing) => void };

function LetterDeeds({ isWanted, mayDo, onDo }: LetterDeedsProps) {
  const t = useReportCopy();
  return (
    <div className="row">
      {mayDo.coverGap && (
        <Button small onPress={() => onDo('want')}>
          {t(isWanted ? 'letterDay' : 'wantLetter')}
        </Button>
      )}
      {mayDo.bringLetter && (
        <Button small onPress={() => onDo('bring')}>
          {t('bringLetter')}
        </Button>
      )}
    </div>
  );
}

/** Takes back that a letter is wanted. */
function Unwant({ id }: { id: string }) {
  const t = useReportCopy();
  const unwant = useDeed(wantLetter);
  return (
    <div>
      <Button small look="quiet" isPending={unwant.isPending} onPress={() => unwant.submit({ id, dueOn: null })}>
        {t('unwantLetter')}
      </Button>
      <ProblemNote problem={unwant.problem} />
    </div>
  );
}

/** Letters of the vendor's management on the time after the report. */
export function ReportLetters({ report, mayDo }: { report: AssuranceDetail; mayDo: MayDo }) {
  const t = useReportCopy();
  const [doing, setDoing] = useState<Doing>(null);
  if (report.kind !== 'soc1' || report.receivedAt === null) return null;
  return (
    <Card
      title={t('letters')}
      lede={t('lettersLede', { days: report.letterEnoughDays })}
      aside={<LetterDeeds isWanted={report.letterDueOn !== null} mayDo={mayDo} onDo={setDoing} />}
    >
      {report.letters.length === 0 ? (
        <p className="muted">{t('noLetters')}</p>
      ) : (
        <ul className="stack report-list">
          {report.letters.map((letter) => (
            <Letter key={letter.id} letter={letter} mayDo={mayDo} />
          ))}
        </ul>
      )}
      {mayDo.coverGap && report.letterDueOn !== null && <Unwant id={report.id} />}
      {doing === 'bring' && <BringLetter report={report} onClose={() => setDoing(null)} />}
      {doing === 'want' && <WantLetter report={report} onClose={() => setDoing(null)} />}
    </Card>
  );
}
