import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { assuranceQuery, beginReview, type AssuranceDetail } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import './assurance.css';
import { ChangeExpectation } from './change-expectation';
import { Controls } from './controls';
import { useMayDo, type MayDo } from './may-do';
import { CorrectReport, ReceiveReport } from './receive-report';
import { useReportCopy } from './report.copy';
import { UseConsents } from '../retention/use-consents';
import { ReportAbout } from './report-about';
import { ReportCoverage } from './report-coverage';
import { ReportDeviations } from './report-deviations';
import { ReportEvaluation } from './report-evaluation';
import { ReportGaps } from './report-gaps';
import { ReportLetters } from './report-letters';
import { ReportScope } from './report-scope';
import { ReportSubservices } from './report-subservices';

type Doing = 'receive' | 'correct' | 'change' | null;

function Next({ report }: { report: AssuranceDetail }) {
  const t = useReportCopy();
  if (report.state === 'superseded') return null;
  return (
    <Card title={t('next')} lede={report.next.length > 1 ? t('nextLede') : undefined}>
      {report.next.length === 0 ? (
        <p>{t('nothingNext')}</p>
      ) : (
        <ol className="steps-next">
          {report.next.map((step) => (
            <li key={step.kind}>
              {step.words} <span className="muted sm">({t(`by.${step.by}`)})</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Actions({ report, mayDo, onDo }: { report: AssuranceDetail; mayDo: MayDo; onDo: (doing: Doing) => void }) {
  const t = useReportCopy();
  const begin = useDeed(beginReview);
  return (
    <>
      {mayDo.change && <Button onPress={() => onDo('change')}>{t('change')}</Button>}
      {mayDo.write && <Button onPress={() => onDo('correct')}>{t('correct')}</Button>}
      {mayDo.receive && (
        <Button look="primary" onPress={() => onDo('receive')}>
          {t('receive')}
        </Button>
      )}
      {mayDo.begin && (
        <Button look="primary" isPending={begin.isPending} onPress={() => begin.submit({ id: report.id })}>
          {t('begin')}
        </Button>
      )}
      <ProblemNote problem={begin.problem} />
    </>
  );
}

/** What was brought, what it says and leaves out; for the registrant also what is made of it. */
function Content({ report, mayDo }: { report: AssuranceDetail; mayDo: MayDo }) {
  if (report.receivedAt === null) return null;
  return (
    <>
      <ReportScope report={report} />
      <div className="two">
        <ReportSubservices report={report} mayDo={mayDo} />
        <ReportDeviations report={report} mayDo={mayDo} />
      </div>
      <ReportLetters report={report} mayDo={mayDo} />
      <ReportGaps report={report} mayDo={mayDo} />
      {report.own && report.kind === 'soc1' && <Controls report={report} own={report.own} mayDo={mayDo} />}
      {report.own && <ReportEvaluation report={report} own={report.own} mayDo={mayDo} />}
    </>
  );
}

/** One independent report. */
export function AssuranceReportScreen({ id }: { id: string }) {
  const t = useReportCopy();
  const { data: report } = useSuspenseQuery(assuranceQuery(id));
  const mayDo = useMayDo(report);
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  return (
    <Page
      title={`${report.ref} ${report.title}`}
      lede={`${report.vendorName}, ${report.serviceNames.join(', ')}`}
      crumbs={[{ label: t('list'), to: '/assurance-reports' }]}
      state={<StateChip state={report.state} word={report.stateWords} />}
      actions={<Actions report={report} mayDo={mayDo} onDo={setDoing} />}
    >
      <div className="stack">
        <Next report={report} />
        <div className="two">
          <ReportCoverage report={report} />
          <ReportAbout report={report} />
          <UseConsents reportId={report.id} />
        </div>
        <Content report={report} mayDo={mayDo} />
      </div>
      {doing === 'receive' && <ReceiveReport report={report} onClose={close} />}
      {doing === 'correct' && <CorrectReport report={report} onClose={close} />}
      {doing === 'change' && <ChangeExpectation report={report} onClose={close} />}
    </Page>
  );
}
