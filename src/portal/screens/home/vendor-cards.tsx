import type { Home } from '../../api/home';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { ReplyForm } from './reply-form';
import { ConfirmationState } from '../confirmation/confirmation-list';
import { useVendorHomeCopy } from './vendor-home.copy';

type VendorPart = NonNullable<Home['vendor']>;

const places = { evidence: '/evidence', plan_version: '/plan-versions', exercise: '/exercises' } as const;

export function ReturnedCard({ returned }: Pick<VendorPart, 'returned'>) {
  const t = useVendorHomeCopy();
  if (returned.length === 0) return null;
  return (
    <Card title={t('returned')}>
      <ul className="stack">
        {returned.map((item) => (
          <li key={item.submissionId + item.targetId} className="stack-tight">
            <div className="spread">
              <AppLink to={`${places[item.kind]}/${item.targetId}`}>
                {item.ref} {item.title}
              </AppLink>
              <StateChip state={item.decision} />
            </div>
            <p className="quote">{item.reason}</p>
            <span className="muted sm">{t('decidedBy', { name: item.decidedByName, ref: item.submissionRef })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function QueriesCard({ queries }: { queries: VendorPart['openQueries'] }) {
  const t = useVendorHomeCopy();
  const may = useMay();
  if (queries.length === 0) return null;
  return (
    <div id="queries">
      <Card title={t('queries')}>
        <ul className="stack">
          {queries.map(({ queryId, subject, text, askedByName: name, submissionRef: ref }) => (
            <li key={queryId} className="stack-tight">
              <span className="strong">{subject}</span>
              <p className="quote">{text}</p>
              <span className="muted sm">{t('asked', { name, ref })}</span>
              {may('queries.reply') && <ReplyForm queryId={queryId} subject={subject} />}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

export function FindingsCard({ findings }: Pick<VendorPart, 'findings'>) {
  const t = useVendorHomeCopy();
  if (findings.length === 0) return null;
  return (
    <Card title={t('findings')} aside={<AppLink to="/dashboards?view=findings">{t('findingsByAge')}</AppLink>}>
      <ul className="stack-tight">
        {findings.map(({ findingId, ref, title, severity, ownerName: owner, dueOn }) => (
          <li key={findingId} className="stack-tight">
            <div className="spread">
              <AppLink to={`/findings/${findingId}`}>
                {ref} {title}
              </AppLink>
              <StateChip state={severity} />
            </div>
            <span className="muted sm">{t('findingDue', { owner, date: shortDateText(dueOn) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function AttestationCard({ attestation }: Pick<VendorPart, 'attestation'>) {
  const t = useVendorHomeCopy();
  if (!attestation) return null;
  const { attestationId, ref, periodCode, state, late, dueOn, attestorName: name, nextAction } = attestation;
  return (
    <Card title={t('attestation')} lede={t('attestationLede')}>
      <div className="spread">
        <AppLink to={`/attestations/${attestationId}`}>
          {ref}, {periodCode}
        </AppLink>
        <StateChip state={late ? 'overdue' : state} />
      </div>
      <p>{nextAction}</p>
      <p className="muted sm">{t('attestationDue', { date: shortDateText(dueOn), name })}</p>
    </Card>
  );
}

export function ConfirmationsCard({ confirmations }: Pick<VendorPart, 'confirmations'>) {
  const t = useVendorHomeCopy();
  if (confirmations.length === 0) return null;
  return (
    <Card title={t('confirmations')} lede={t('confirmationsLede')}>
      <ul className="stack-tight">
        {confirmations.map((one) => (
          <li key={one.id} className="stack-tight">
            <div className="spread">
              <AppLink to={`/change-confirmations/${one.id}`}>
                {one.ref}, {one.quarter}
              </AppLink>
              <ConfirmationState of={one} />
            </div>
            <span className="muted sm">{t('due', { date: shortDateText(one.dueOn) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
