import type { AssuranceDetail, YearCoverage } from '../../api/assurance';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { Strip, type StripItem } from '../../parts/strip';
import { useAssuranceCopy } from './assurance.copy';
import { useReportCopy } from './report.copy';
import { standingChip } from './year-list';
import { YearLine, YearWords } from './year-line';

function useFigures(line: YearCoverage): StripItem[] {
  const t = useReportCopy();
  const words = useAssuranceCopy();
  const { gapDays, letterDueOn, reportEnd, monthsCovered } = line;
  const letter = letterDueOn === null ? {} : { detail: words('letterBy', { date: shortDateText(letterDueOn) }) };
  return [
    { label: t('reportEnd'), value: reportEnd === null ? '–' : shortDateText(reportEnd) },
    { label: t('gapDays'), value: gapDays ?? '–', ...letter },
    { label: t('months'), value: monthsCovered },
  ];
}

function Standing({ line: { standing } }: { line: YearCoverage }) {
  const t = useAssuranceCopy();
  return standing && <StateChip state={standingChip(standing)} word={t(`standing.${standing}`)} />;
}

function Line({ line, report }: { line: YearCoverage; report: AssuranceDetail }) {
  const figures = useFigures(line);
  const year = { startsOn: report.periodStartsOn, endsOn: report.periodEndsOn };
  return (
    <div className="stack">
      {report.years.length > 1 && (
        <div className="row">
          <h3>{line.services.map(({ name }) => name).join(', ')}</h3>
          <Standing line={line} />
        </div>
      )}
      <div className="coverage-figures">
        <Strip items={figures} />
      </div>
      <YearLine line={line} year={year} months />
      <YearWords line={line} />
    </div>
  );
}

/** The fiscal year as this report, those beside it and what stands in after them cover it. */
export function ReportCoverage({ report }: { report: AssuranceDetail }) {
  const t = useReportCopy();
  const [first] = report.years;
  if (first === undefined) return null;
  const title = `${t('coverage')} ${report.periodCode}`;
  return (
    <Card title={title} aside={report.years.length === 1 && <Standing line={first} />}>
      {report.years.map((line) => (
        <Line key={line.services[0]?.id ?? ''} line={line} report={report} />
      ))}
    </Card>
  );
}
