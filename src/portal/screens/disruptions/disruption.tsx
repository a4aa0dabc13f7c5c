import { useSuspenseQuery } from '@tanstack/react-query';
import { disruptionQuery, type Disruption } from '../../api/disruptions';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { useDisruptionsCopy } from './disruptions.copy';
import { EventAbout, EventFiles } from './event-about';
import { useEventCopy } from './event.copy';
import { EventControls } from './event-controls';
import { Contradictions, EventGaps } from './event-gaps';
import { EventLine } from './event-line';
import { EventLog } from './event-log';
import { EventMoves } from './event-moves';
import { EventNotice } from './event-notice';
import { EventPlans } from './event-plans';
import { EventReconciliation } from './event-reconciliation';
import { EventRecovery } from './event-recovery';
import { EventReport } from './event-report';
import { noticeState, shownState } from './event-states';
import { EventSteps } from './event-steps';
import { EventTest } from './event-test';

function Next({ event }: { event: Disruption }) {
  const t = useEventCopy();
  if (event.withdrawnAt !== null)
    return (
      <Note tone="none" title={t('withdrawn')}>
        <p>{t('withdrawnBy', { name: event.withdrawnByName ?? '', reason: event.withdrawnReason ?? '' })}</p>
      </Note>
    );
  return (
    <Note tone="info" title={t('next')}>
      {event.next.length === 0 ? (
        <p>{t('nextNothing')}</p>
      ) : (
        <ul>
          {event.next.map(({ at, side, words }) => (
            <li key={at + words}>
              <span className="strong">{t(`side.${side}`)}:</span> {words}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}

/** One real event as a story: what happened when, who was told, which plan was started, how it ended, and what comes next. */
export function DisruptionScreen({ id }: { id: string }) {
  const d = useDisruptionsCopy();
  const { data: event, dataUpdatedAt } = useSuspenseQuery(disruptionQuery(id));
  return (
    <Page
      title={`${event.ref} ${event.title}`}
      crumbs={[{ label: d('title'), to: '/disruptions' }]}
      state={
        <>
          <StateChip state={shownState(event)} />
          <StateChip state={noticeState(event.notice.result)} />
        </>
      }
      actions={<EventMoves event={event} />}
    >
      <Next event={event} />
      <Contradictions event={event} />
      <EventLine event={event} now={new Date(dataUpdatedAt).toISOString()} />
      <div className="split">
        <div className="stack">
          <EventRecovery event={event} />
          <EventPlans event={event} />
          <EventLog event={event} />
          <EventReconciliation event={event} />
          <EventControls event={event} />
          <EventSteps event={event} />
          <EventReport event={event} />
        </div>
        <div className="stack">
          <EventNotice event={event} />
          <EventAbout event={event} />
          <EventGaps event={event} />
          <EventTest event={event} />
          <EventFiles event={event} />
        </div>
      </div>
    </Page>
  );
}
