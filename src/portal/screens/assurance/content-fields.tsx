import type { AssuranceDetail } from '../../api/assurance';
import { Checkbox, RadioGroup } from '../../parts/choice-fields';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { useAssuranceCopy } from './assurance.copy';
import type { ContentDraft } from './content-draft';
import { FileField } from './file-field';
import { useReportCopy } from './report.copy';

type Props = { report: AssuranceDetail; draft: ContentDraft; onChange: (draft: ContentDraft) => void };

const kindsOf = { soc1: ['EV-SOC1'], soc2: ['EV-SOC2'], certificate: ['EV-CERT'], other: ['EV-CERT', 'EV-SOC2'] };
const opinions = ['unmodified', 'qualified', 'adverse', 'disclaimer'] as const;
const criteria = ['security', 'availability', 'processing_integrity', 'confidentiality', 'privacy'] as const;

type TicksProps = {
  legend: string;
  options: readonly { id: string; label: string }[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
};

function Ticks({ legend, options, chosen, onChange }: TicksProps) {
  return (
    <fieldset className="field stack-tight">
      <legend>{legend}</legend>
      {options.map(({ id, label }) => (
        <Checkbox
          key={id}
          name={id}
          value={chosen.includes(id)}
          onChange={(isIn) => onChange(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {label}
        </Checkbox>
      ))}
      {options.length === 0 && <span className="muted">–</span>}
    </fieldset>
  );
}

function SocFields({ report, draft, onChange }: Props) {
  const t = useReportCopy();
  const words = useAssuranceCopy();
  return (
    <>
      <RadioGroup
        label={t('reportType')}
        name="reportType"
        layout="across"
        options={(['2', '1'] as const).map((id) => ({ id, label: t(`type.${id}`) }))}
        value={draft.reportType || null}
        onChange={(reportType) => onChange({ ...draft, reportType })}
      />
      <Select
        label={t('opinion')}
        name="opinion"
        options={opinions.map((id) => ({ id, label: words(`opinion.${id}`) }))}
        value={draft.opinion}
        onChange={(opinion) => onChange({ ...draft, opinion })}
      />
      {draft.opinion !== '' && draft.opinion !== 'unmodified' && (
        <TextArea
          label={t('opinionBasis')}
          name="opinionBasis"
          rows={3}
          value={draft.opinionBasis}
          onChange={(opinionBasis) => onChange({ ...draft, opinionBasis })}
        />
      )}
      {report.kind === 'soc2' && (
        <Ticks
          legend={t('criteria')}
          options={criteria.map((id) => ({ id, label: t(`criterion.${id}`) }))}
          chosen={draft.criteria}
          onChange={(ids) => onChange({ ...draft, criteria: criteria.filter((one) => ids.includes(one)) })}
        />
      )}
    </>
  );
}

function Days({ draft, onChange }: Omit<Props, 'report'>) {
  const t = useReportCopy();
  const isOneDay = draft.reportType === '1';
  return (
    <div className="form-row">
      {!isOneDay && (
        <DateField
          label={t('firstDay')}
          name="coversFrom"
          value={draft.coversFrom}
          onChange={(coversFrom) => onChange({ ...draft, coversFrom })}
        />
      )}
      <DateField
        label={t(isOneDay ? 'asOf' : 'lastDay')}
        name="coversTo"
        value={draft.coversTo}
        onChange={(coversTo) => onChange({ ...draft, coversTo })}
      />
      <DateField
        label={t('issued')}
        name="issuedOn"
        optional
        value={draft.issuedOn}
        onChange={(issuedOn) => onChange({ ...draft, issuedOn })}
      />
    </div>
  );
}

/** What a report says, field by field. */
export function ContentFields({ report, draft, onChange }: Props) {
  const t = useReportCopy();
  const isSoc = report.kind === 'soc1' || report.kind === 'soc2';
  return (
    <>
      <FileField
        vendorId={report.vendorId}
        kinds={kindsOf[report.kind]}
        value={draft.evidenceVersionId}
        onChange={(evidenceVersionId) => onChange({ ...draft, evidenceVersionId })}
      />
      {isSoc && <SocFields report={report} draft={draft} onChange={onChange} />}
      {!isSoc && (
        <TextField
          label={t('standard')}
          name="standard"
          value={draft.standard}
          onChange={(standard) => onChange({ ...draft, standard })}
        />
      )}
      <Days draft={draft} onChange={onChange} />
      <TextField
        label={t('auditorName')}
        name="auditorName"
        value={draft.auditorName}
        onChange={(auditorName) => onChange({ ...draft, auditorName })}
      />
      <div className="form-row">
        <Ticks
          legend={t('services')}
          options={report.services.map(({ id, ref, name }) => ({ id, label: `${ref} ${name}` }))}
          chosen={draft.serviceIds}
          onChange={(serviceIds) => onChange({ ...draft, serviceIds })}
        />
        <Ticks
          legend={t('places')}
          options={report.places.map(({ id, name }) => ({ id, label: name }))}
          chosen={draft.siteIds}
          onChange={(siteIds) => onChange({ ...draft, siteIds })}
        />
      </div>
      <TextArea
        label={t('scopeField')}
        name="scopeWords"
        optional
        rows={2}
        value={draft.scopeWords}
        onChange={(scopeWords) => onChange({ ...draft, scopeWords })}
      />
    </>
  );
}
