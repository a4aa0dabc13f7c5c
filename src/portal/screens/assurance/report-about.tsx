import type { AssuranceDetail } from '../../api/assurance';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { useAssuranceCopy } from './assurance.copy';
import { spanText } from './assurance-list';
import { useReportCopy } from './report.copy';

const isSoc = ({ kind }: AssuranceDetail): boolean => kind === 'soc1' || kind === 'soc2';

const linked = (label: string, id: string | null, ref: string | null): KeyValueItem[] =>
  id === null ? [] : [{ label, value: <AppLink to={`/assurance-reports/${id}`}>{ref}</AppLink> }];

const said = (label: string, value: string | null): KeyValueItem[] => (value === null ? [] : [{ label, value }]);

function Use({ isRestricted }: { isRestricted: boolean }) {
  const t = useReportCopy();
  const words = useAssuranceCopy();
  if (!isRestricted) return t('unrestricted');
  return (
    <>
      <Badge tone="warn" glyph="lock">
        {words('restricted')}
      </Badge>{' '}
      {words('restrictedHelp')}
    </>
  );
}

/** Whose opinion or certificate it is, and what it says. */
function useOpinionFacts(report: AssuranceDetail): KeyValueItem[] {
  const t = useReportCopy();
  const words = useAssuranceCopy();
  return [
    ...said(t(isSoc(report) ? 'auditor' : 'body'), report.auditorName),
    ...said(t('opinion'), report.opinion && words(`opinion.${report.opinion}`)),
    ...said(t('opinionBasis'), report.opinionBasis),
    ...said(t('standard'), report.standard),
    ...said(t('criteria'), report.criteria.map((one) => t(`criterion.${one}`)).join(', ') || null),
  ];
}

function useContentFacts(report: AssuranceDetail): KeyValueItem[] {
  const t = useReportCopy();
  const words = useAssuranceCopy();
  const opinion = useOpinionFacts(report);
  if (report.receivedAt === null) return [{ label: t('due'), value: <DateText date={report.dueOn} /> }];
  return [
    { label: t(isSoc(report) ? 'covers' : 'validity'), value: spanText(report, words) },
    ...(report.issuedOn === null ? [] : [{ label: t('issued'), value: <DateText date={report.issuedOn} /> }]),
    ...opinion,
    {
      label: t('file'),
      value: <AppLink to={`/evidence/${report.evidenceItemId ?? ''}`}>{report.evidenceLabel}</AppLink>,
    },
    { label: t('use'), value: <Use isRestricted={report.restrictedUse === true} /> },
    {
      label: t('received'),
      value: (
        <>
          {report.receivedByName}, <TimeText at={report.receivedAt} />
        </>
      ),
    },
  ];
}

/** What kind of statement it is, by whom, for which days; and what nobody should read into it. */
export function ReportAbout({ report }: { report: AssuranceDetail }) {
  const t = useReportCopy();
  const content = useContentFacts(report);
  const type = report.reportType === null ? '' : ` ${t(`type.${report.reportType}`)}`;
  const { kind, receivedAt } = report;
  const isHere = receivedAt !== null;
  return (
    <Card title={t('about')}>
      <KeyValue
        items={[
          { label: t('vendor'), value: <AppLink to={`/vendors/${report.vendorId}`}>{report.vendorName}</AppLink> },
          { label: t('kind'), value: `${report.kindWords}${type}` },
          { label: t('year'), value: report.periodCode },
          ...content,
          ...linked(t('supersedes'), report.supersedesId, report.supersedesRef),
          ...linked(t('supersededBy'), report.supersededById, report.supersededByRef),
        ]}
      />
      {kind === 'soc1' && <Note tone="info">{t('socSilent')}</Note>}
      {report.reportType === 1 && <Note tone="warn">{t('typeOne')}</Note>}
      {isHere && kind === 'soc2' && !report.criteria.includes('availability') && (
        <Note tone="warn">{t('noAvailability')}</Note>
      )}
    </Card>
  );
}
