import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  addSubservice,
  assuranceListQuery,
  coverSubservice,
  removeSubservice,
  type AssuranceDetail,
  type Subservice,
} from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Checkbox, RadioGroup } from '../../parts/choice-fields';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { Badge } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { DeedForm, lacking, optional, Said } from './report-parts';
import { LinkSubservice } from './subservice-link';

type Method = Subservice['method'];
type CoveredBy = NonNullable<Subservice['cover']>['coveredBy'];

function AddSubservice({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useReportCopy();
  const [name, setName] = useState('');
  const [what, setWhat] = useState('');
  const [method, setMethod] = useState<Method>('carve_out');
  const [icfrRelevant, setIcfr] = useState(false);
  const [expected, setExpected] = useState('');
  const add = useDeed(addSubservice, { onDone: onClose });
  const input = { id: report.id, name, what, method, icfrRelevant, expectedControls: optional(expected) };
  return (
    <DeedForm title={t('addSubservice')} deed={add} input={input} onClose={onClose}>
      <TextField label={t('name')} name="name" value={name} onChange={setName} />
      <TextField label={t('what')} name="what" value={what} onChange={setWhat} />
      <RadioGroup
        label={t('method')}
        name="method"
        layout="across"
        options={(['carve_out', 'inclusive'] as const).map((id) => ({ id, label: t(`method.${id}`) }))}
        value={method}
        onChange={setMethod}
      />
      <Checkbox name="icfrRelevant" value={icfrRelevant} onChange={setIcfr}>
        {t('icfrRelevant')}
      </Checkbox>
      <TextArea
        label={t('expectedControls')}
        name="expectedControls"
        optional
        rows={2}
        value={expected}
        onChange={setExpected}
      />
    </DeedForm>
  );
}

/** Reports of all vendors that are here, to choose from. */
function useReportsHere() {
  const { data } = useQuery(assuranceListQuery);
  const here = (data?.items ?? []).filter(({ receivedAt }) => receivedAt !== null);
  return here.map(({ id, ref, title, vendorName }) => ({ id, label: `${vendorName}: ${ref} ${title}` }));
}

function CoverSubservice({ one, onClose }: { one: Subservice; onClose: () => void }) {
  const t = useReportCopy();
  const options = useReportsHere();
  const [coveredBy, setCovered] = useState<CoveredBy | null>(one.cover?.coveredBy ?? null);
  const [ownReportId, setReport] = useState<string>(one.cover?.ownReportId ?? '');
  const [note, setNote] = useState('');
  const cover = useDeed(coverSubservice, { onDone: onClose });
  const input = { id: one.id, coveredBy: coveredBy ?? 'uncovered', ownReportId: ownReportId || null, note };
  return (
    <DeedForm
      title={`${t('cover')}: ${one.name}`}
      deed={cover}
      input={input}
      onClose={onClose}
      lacks={lacking(coveredBy, 'coveredBy')}
    >
      <RadioGroup
        label={t('covered')}
        name="coveredBy"
        options={(['own_report', 'monitoring', 'uncovered'] as const).map((id) => ({ id, label: t(`cover.${id}`) }))}
        value={coveredBy}
        onChange={setCovered}
      />
      {coveredBy === 'own_report' && (
        <Select
          label={t('ownReport')}
          name="ownReportId"
          options={options}
          value={ownReportId}
          onChange={setReport}
          emptyLabel={t('notOne')}
        />
      )}
      <TextArea label={t('note')} name="note" rows={3} value={note} onChange={setNote} />
    </DeedForm>
  );
}

function Cover({ one, ofVendor }: { one: Subservice; ofVendor: boolean }) {
  const t = useReportCopy();
  const { cover } = one;
  if (ofVendor || (cover === null && one.method === 'inclusive')) return null;
  if (cover === null) return <Badge tone="bad">{t('cover')}</Badge>;
  return (
    <p className="sm">
      <Badge tone={cover.coveredBy === 'uncovered' ? 'bad' : 'ok'}>{t(`cover.${cover.coveredBy}`)}</Badge>{' '}
      {cover.ownReportId && <AppLink to={`/assurance-reports/${cover.ownReportId}`}>{cover.ownReportRef}</AppLink>}{' '}
      {cover.note} <Said by={cover.decidedByName} at={cover.decidedAt} />
    </p>
  );
}

function Row({ one, report, mayDo }: { one: Subservice; report: AssuranceDetail; mayDo: MayDo }) {
  const t = useReportCopy();
  const [doing, setDoing] = useState<'cover' | 'link' | null>(null);
  const remove = useDeed(removeSubservice);
  return (
    <li className="stack-tight">
      <p>
        <strong>{one.name}</strong> <Badge>{t(`method.${one.method}`)}</Badge>{' '}
        {one.icfrRelevant && <Badge tone="info">{t('icfr')}</Badge>}
      </p>
      <p className="sm">
        {one.what} {one.fourthPartyRef ? `(${one.fourthPartyRef})` : <span className="muted">{t('unlinked')}</span>}
      </p>
      {one.expectedControls && <p className="sm muted">{one.expectedControls}</p>}
      <Cover one={one} ofVendor={mayDo.ofVendor} />
      <div className="row">
        {mayDo.weigh && (
          <Button small onPress={() => setDoing('cover')}>
            {t('cover')}
          </Button>
        )}
        {mayDo.write && (
          <>
            <Button small look="quiet" onPress={() => setDoing('link')}>
              {t('link')}
            </Button>
            <Button small look="quiet" isPending={remove.isPending} onPress={() => remove.submit({ id: one.id })}>
              {t('remove')}
            </Button>
          </>
        )}
      </div>
      <ProblemNote problem={remove.problem} />
      {doing === 'cover' && <CoverSubservice one={one} onClose={() => setDoing(null)} />}
      {doing === 'link' && <LinkSubservice one={one} vendorId={report.vendorId} onClose={() => setDoing(null)} />}
    </li>
  );
}

/** Who stands behind the vendor in this report: outside its opinion, or inside. */
export function ReportSubservices({ report, mayDo }: { report: AssuranceDetail; mayDo: MayDo }) {
  const t = useReportCopy();
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title={t('subservices')}
      lede={t('subservicesLede')}
      aside={
        mayDo.write && (
          <Button small onPress={() => setAdding(true)}>
            {t('addSubservice')}
          </Button>
        )
      }
    >
      {report.subservices.length === 0 ? (
        <p className="muted">{t('noSubservices')}</p>
      ) : (
        <ul className="stack report-list">
          {report.subservices.map((one) => (
            <Row key={one.id} one={one} report={report} mayDo={mayDo} />
          ))}
        </ul>
      )}
      {isAdding && <AddSubservice report={report} onClose={() => setAdding(false)} />}
    </Card>
  );
}
