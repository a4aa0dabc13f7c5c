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
  return [
    { label: t('reportEnd'), value: line.reportEnd === null ? '–' : shortDateText(line.reportEnd) },
    {
      label: t('gapDays'),
      value: line.gapDays ?? '–',
      ...(line.standing === 'needed' ? { tone: 'bad' as const } : {}),
    },
    { label: t('months'), value: line.monthsCovered },
    ...(line.letterDueOn === null ? [] : [{ label: t('letterDue'), value: shortDateText(line.letterDueOn) }]),
    ...(line.standing === null
      ? []
      : [
          {
            label: words('standing'),
            value: <StateChip state={standingChip(line.standing)} word={words(`standing.${line.standing}`)} />,
          },
        ]),
  ];
}

function Line({ line, report }: { line: YearCoverage; report: AssuranceDetail }) {
  const figures = useFigures(line);
  const year = { startsOn: report.periodStartsOn, endsOn: report.periodEndsOn };
  return (
    <div className="stack">
      {report.years.length > 1 && <h3>{line.services.map(({ name }) => name).join(', ')}</h3>}
      <Strip items={figures} />
      <YearLine line={line} year={year} months />
      <YearWords line={line} />
    </div>
  );
}

/** The fiscal year as this report, those beside it and what stands in after them cover it. */
export function ReportCoverage({ report }: { report: AssuranceDetail }) {
  const t = useReportCopy();
  if (report.years.length === 0) return null;
  return (
    <Card title={`${t('coverage')} ${report.periodCode}`}>
      {report.years.map((line) => (
        <Line key={line.services[0]?.id ?? ''} line={line} report={report} />
      ))}
    </Card>
  );
}
