import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { dependencyQuery, type DependencyDetail } from '../../api/dependencies';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, Timeline } from '../../parts/facts';
import { DateText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { ChangeDependency, EndDependency } from './change-dependency';
import { useDependenciesCopy } from './dependencies.copy';
import { useDependencyCopy } from './dependency.copy';
import { MatchCard } from './match-card';
import { SidesCard } from './sides-card';
import { TermList } from './term-list';
import { StandingChip } from './standing-chip';

function Particulars({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  return (
    <KeyValue
      items={[
        { label: t('termsSince'), value: <DateText date={one.termsOn} /> },
        { label: t('place'), value: one.place || '–' },
        ...(one.servesSiteName === null ? [] : [{ label: t('serves'), value: one.servesSiteName }]),
        { label: t('essential'), value: one.essentialFunction || '–' },
        { label: t('note'), value: one.note || '–' },
      ]}
    />
  );
}

function Conflicts({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  return (
    <Card title={t('conflicts')}>
      {one.alerts.length === 0 && <p className="muted">{t('noConflicts')}</p>}
      <div className="stack-tight">
        {one.alerts.map((alert) => (
          <Note key={alert.code} tone={alert.severity === 'medium' ? 'warn' : 'bad'}>
            <p>{alert.text}</p>
          </Note>
        ))}
      </div>
    </Card>
  );
}

function History({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  const title = ({ side, outcome }: DependencyDetail['history'][number]) =>
    t(outcome === 'objected' ? 'historyObjected' : side === 'us' ? 'historyUs' : 'historyThem');
  return (
    <Card title={t('history')}>
      {one.history.length === 0 ? (
        <p className="muted">{t('noHistory')}</p>
      ) : (
        <Timeline
          items={one.history.map((word) => ({
            ...{ id: word.id, at: word.recordedAt, title: title(word), who: word.givenBy },
            detail: [word.givenOn, word.how, word.note].filter(Boolean).join('. '),
          }))}
        />
      )}
    </Card>
  );
}

function Terms({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  const writes = useMay()('dependencies.write') && one.endedOn === null;
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const deeds = (
    <span className="row">
      <Button onPress={() => setOpen('change')}>{t('change')}</Button>
      <Button onPress={() => setOpen('end')}>{t('end')}</Button>
    </span>
  );
  return (
    <Card title={t('terms')} lede={t('termsLede')} aside={writes && deeds}>
      <div className="two">
        <TermList one={one} />
        <Particulars one={one} />
      </div>
      <p className="muted sm">{t('uses', { count: one.uses })}</p>
      {open === 'change' && <ChangeDependency one={one} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDependency one={one} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** One line of the register: its terms, both sides' words, what does not fit, and what was said before. */
export function DependencyScreen({ id }: { id: string }) {
  const t = useDependencyCopy();
  const words = useDependenciesCopy();
  const { data: one } = useSuspenseQuery(dependencyQuery(id));
  const isStaff = useSession().vendorId === null;
  const service = `${one.serviceRef} ${one.serviceName}${isStaff ? ` (${one.vendorName})` : ''}`;
  return (
    <Page
      title={one.what}
      lede={`${one.ref}, ${words(`kind.${one.kind}`)}. ${t('lede', { service })}`}
      crumbs={[{ label: words('title'), to: '/dependencies' }]}
      state={one.endedOn === null ? <StandingChip standing={one.standing} /> : <StateChip state="closed" />}
    >
      {one.endedOn !== null && <Note>{t('ended', { date: one.endedOn, reason: one.endedReason })}</Note>}
      <div className="split">
        <div className="stack">
          <SidesCard one={one} />
          <Terms one={one} />
        </div>
        <div className="stack">
          <Conflicts one={one} />
          {isStaff && <MatchCard one={one} />}
          <History one={one} />
        </div>
      </div>
    </Page>
  );
}
