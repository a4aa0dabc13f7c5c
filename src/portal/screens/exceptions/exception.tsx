import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { exceptionQuery, type ExceptionView } from '../../api/exceptions';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, Timeline, type KeyValueItem } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Assess } from './assess-exception';
import { Decide, End } from './decide-exception';
import { useExceptionsCopy } from './exceptions.copy';
import { chipOf } from './exceptions';
import { RequestDialog } from './request-exception';

const linked = (label: string, to: string, word: string | null): KeyValueItem[] =>
  word === null ? [] : [{ label, value: <AppLink to={to}>{word}</AppLink> }];

function person(at: string, name: string | null) {
  return (
    <>
      <TimeText at={at} />, {name}
    </>
  );
}

function useFacts(one: ExceptionView): KeyValueItem[] {
  const t = useExceptionsCopy();
  const { obligationId, requirementCode, requirementTitle } = one;
  return [
    {
      label: t('requirement'),
      value: <AppLink to={`/requirements/${obligationId}`}>{`${requirementCode} ${requirementTitle}`}</AppLink>,
    },
    { label: t('vendor'), value: <AppLink to={`/vendors/${one.vendorId}`}>{one.vendorName}</AppLink> },
    ...(one.serviceName === null ? [] : [{ label: t('service'), value: one.serviceName }]),
    { label: t('until'), value: <DateText date={one.until} /> },
    { label: t('limit'), value: t('limitDays', { days: one.maxDays, tier: one.tier }) },
    ...linked(t('finding'), `/findings/${one.findingId ?? ''}`, one.findingRef),
    ...linked(t('renews'), `/exceptions/${one.renewsId ?? ''}`, one.renewsRef),
    ...(one.renewedByRef === null ? [] : [{ label: t('renewedBy'), value: one.renewedByRef }]),
    { label: t('reason'), value: one.reason },
    { label: t('risk'), value: one.risk },
    { label: t('requested'), value: person(one.requestedAt, one.requestedByName) },
    ...(one.effectiveFrom === null ? [] : [{ label: t('effective'), value: <DateText date={one.effectiveFrom} /> }]),
    ...(one.endedAt === null
      ? []
      : [
          { label: t('ended'), value: person(one.endedAt, one.endedByName) },
          { label: t('decisionReason'), value: one.endReason },
        ]),
  ];
}

function Measures({ one }: { one: ExceptionView }) {
  const t = useExceptionsCopy();
  return (
    <Card title={t('measures')} lede={t('measuresLede')}>
      <ol className="stack">
        {one.measures.map((measure) => (
          <li key={measure.id} className="stack-tight">
            <p>
              <strong>{measure.number}.</strong> {measure.description}
            </p>
            <p className="muted sm">
              {measure.ownerName}
              {measure.evidenceItemId && (
                <>
                  , <AppLink to={`/evidence/${measure.evidenceItemId}`}>{measure.evidenceLabel}</AppLink>
                </>
              )}
            </p>
            <p className="sm">
              {measure.verdict === null
                ? t('notAssessed')
                : `${t(`verdict.${measure.verdict}`)}: ${measure.verdictNote ?? ''}`}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Decisions({ one }: { one: ExceptionView }) {
  const t = useExceptionsCopy();
  const assessed =
    one.assessedAt === null
      ? []
      : [
          {
            id: 'assessed',
            at: one.assessedAt,
            title: `${t('assessment')}: ${t('residual')} ${t(`residual.${one.residualRisk ?? 'low'}`).toLowerCase()}`,
            who: one.assessedByName ?? '',
            detail: one.assessment,
          },
        ];
  const said = one.decisions.map((decision) => ({
    id: decision.part,
    at: decision.at,
    title: t(`part.${decision.part}`),
    who: decision.byName,
    detail: decision.reason,
    state: decision.decision,
  }));
  if (assessed.length + said.length === 0) return null;
  return (
    <Card title={t('decisions')}>
      <Timeline items={[...assessed, ...said]} />
    </Card>
  );
}

/** One exception: from what, why, until when, what makes up for it, and who decided. */
export function ExceptionScreen({ id }: { id: string }) {
  const t = useExceptionsCopy();
  const may = useMay();
  const { data: one } = useSuspenseQuery(exceptionQuery(id));
  const facts = useFacts(one);
  const [renewing, setRenewing] = useState(false);
  const renewable = ['expiring', 'expired', 'active'].includes(one.state) && may('exceptions.request');
  const { obligationId, findingId } = one;
  const ground = { obligationId, renewsId: one.id, ...(findingId === null ? {} : { findingId }) };
  return (
    <Page
      title={`${one.ref} ${one.requirementCode}`}
      crumbs={[{ label: t('title'), to: '/exceptions' }]}
      state={<StateChip state={chipOf(one.state)} word={one.stateWords} />}
      actions={renewable && <Button onPress={() => setRenewing(true)}>{t('renew')}</Button>}
    >
      <div className="split">
        <div className="stack">
          <Card title={t('about')}>
            <KeyValue items={facts} />
          </Card>
          <Measures one={one} />
          <Decisions one={one} />
        </div>
        <div className="stack">
          <Assess one={one} />
          <Decide one={one} />
          <End one={one} />
        </div>
      </div>
      {renewing && <RequestDialog ground={ground} code={one.requirementCode} onClose={() => setRenewing(false)} />}
    </Page>
  );
}
