import { useQueries, useQuery } from '@tanstack/react-query';
import { planQuery, plansQuery } from '../../api/plans';
import type { Shape } from '../../api/client';
import { Button } from '../../parts/button';
import { useFieldMessage } from '../../parts/form';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { useWithholdingCopy } from './withholding.copy';

type Section = Shape<'WithholdSection'>['section'];
/** One section as it is typed; nothing is chosen at first. */
export type TypedSection = { planVersionId: string; section: Section | ''; reason: string };

const BLANK: TypedSection = { planVersionId: '', section: '', reason: '' };

/** What the request takes; what was not chosen is left to the server's judgement. */
export const withheldOf = (rows: readonly TypedSection[]): { withhold?: Shape<'WithholdSection'>[] } =>
  rows.length === 0 ? {} : { withhold: rows as Shape<'WithholdSection'>[] };

/** Versions of a vendor's plans that are more than drafts. */
function usePlanVersions(vendorId: string): { id: string; label: string }[] {
  const { data } = useQuery(plansQuery({ vendorId }));
  const plans = useQueries({ queries: (data?.items ?? []).map(({ id }) => planQuery(id)) });
  return plans.flatMap(({ data: plan }) =>
    (plan?.versions ?? [])
      .filter(({ state }) => state !== 'draft')
      .map(({ id, label }) => ({ id, label: `${plan?.ref ?? ''} v${label}, ${plan?.title ?? ''}` })),
  );
}

type Props = { vendorId: string | null; rows: TypedSection[]; onChange: (rows: TypedSection[]) => void };
type RowProps = { at: number; row: TypedSection; versions: { id: string; label: string }[] } & {
  onRow: (changes: Partial<TypedSection>) => void;
  onRemove: () => void;
};

function SectionRow({ at, row, versions, onRow, onRemove }: RowProps) {
  const t = useWithholdingCopy();
  const number = at + 1;
  const sections = (['steps', 'coverage'] as const).map((id) => ({ id, label: t(id) }));
  return (
    <div className="stack-tight">
      <div className="form-row">
        <Select
          label={t('version', { number })}
          name={`withhold.${at}.planVersionId`}
          options={versions}
          value={row.planVersionId}
          onChange={(planVersionId) => onRow({ planVersionId })}
        />
        <Select
          label={t('section', { number })}
          name={`withhold.${at}.section`}
          options={sections}
          value={row.section}
          onChange={(section) => onRow({ section })}
        />
      </div>
      <TextArea
        label={t('reason', { number })}
        name={`withhold.${at}.reason`}
        hint={t('reasonHint')}
        rows={2}
        maxLength={2000}
        value={row.reason}
        onChange={(reason) => onRow({ reason })}
      />
      <div>
        <Button small look="quiet" aria-label={t('removeLabel', { number })} onPress={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}

function Rows({ vendorId, rows, onChange }: Props & { vendorId: string }) {
  const t = useWithholdingCopy();
  const versions = usePlanVersions(vendorId);
  return (
    <>
      {rows.map((row, at) => (
        <SectionRow
          key={at}
          {...{ at, row, versions }}
          onRow={(changes) => onChange(rows.map((one, place) => (place === at ? { ...one, ...changes } : one)))}
          onRemove={() => onChange(rows.filter((_, place) => place !== at))}
        />
      ))}
      {versions.length === 0 ? (
        <p className="muted sm">{t('none')}</p>
      ) : (
        <div>
          <Button small glyph="plus" onPress={() => onChange([...rows, BLANK])}>
            {t('add')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Sections of the vendor's plans whose text the packet keeps back, each with its reason. */
export function WithholdFields({ vendorId, rows, onChange }: Props) {
  const t = useWithholdingCopy();
  const message = useFieldMessage({ name: 'withhold' });
  return (
    <fieldset className="plain-fields">
      <legend className="field-label">{t('title')}</legend>
      <p className="muted sm">{t('help')}</p>
      {vendorId === null ? (
        <p className="muted sm">{t('first')}</p>
      ) : (
        <Rows vendorId={vendorId} rows={rows} onChange={onChange} />
      )}
      {message && <span className="field-error">{message}</span>}
    </fieldset>
  );
}
