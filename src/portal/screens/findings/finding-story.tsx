import type { FindingDetail } from '../../api/findings';
import { Card } from '../../parts/card';
import { Timeline, type TimelineItem } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { lookOf } from '../../parts/state';
import { useFindingDeedsCopy } from './finding-deeds.copy';

type Copy = ReturnType<typeof useFindingDeedsCopy>;

const worded = (state: string): string => lookOf(state).word;

function moves(t: Copy, { moves: all, openedAt, openedByName, description }: FindingDetail): TimelineItem[] {
  return [
    { id: 'opened', at: openedAt, title: t('story.opened'), who: openedByName, detail: description },
    ...all.map((one) => ({
      id: `move ${one.at}`,
      at: one.at,
      title: t('story.moved', { from: worded(one.fromState), to: worded(one.toState) }),
      who: one.byName,
      detail: one.note,
    })),
  ];
}

function work(t: Copy, { actions }: FindingDetail): TimelineItem[] {
  return actions.flatMap(({ id, number, text, ...one }) => [
    {
      id: `added ${id}`,
      at: one.addedAt,
      title: t('story.actionAdded', { number, text }),
      who: one.addedByName,
    },
    ...(one.doneAt === null
      ? []
      : [
          {
            id: `done ${id}`,
            at: one.doneAt,
            title: t('story.actionDone', { number }),
            who: one.doneByName ?? '',
            detail: one.doneNote,
          },
        ]),
  ]);
}

function verdicts(t: Copy, { verifications }: FindingDetail): TimelineItem[] {
  return verifications.map((one) => ({
    id: one.id,
    at: one.verifiedAt,
    title: t('story.verified', { result: t(`result.${one.result}`), method: t(`method.${one.method}`) }),
    who: one.verifiedByName,
    detail: [one.retestLabel, one.inspected].filter(Boolean).join(': '),
  }));
}

function changes(t: Copy, { dueChanges, severityChanges, voids }: FindingDetail): TimelineItem[] {
  const days = (one: FindingDetail['dueChanges'][number]) => ({
    before: shortDateText(one.dueBefore),
    after: shortDateText(one.dueOn),
  });
  return [
    ...dueChanges.map((one) => ({
      id: `due ${one.changedAt}`,
      at: one.changedAt,
      title:
        one.actionNumber === null
          ? t('story.due', days(one))
          : t('story.actionDue', { number: one.actionNumber, ...days(one) }),
      who: one.changedByName,
      detail: one.reason,
    })),
    ...severityChanges.map((one) => ({
      id: `severity ${one.at}`,
      at: one.at,
      title: t('story.severity', { before: worded(one.before), after: worded(one.after) }),
      who: one.byName,
      detail: one.reason,
    })),
    ...voids.flatMap((one) => [
      {
        id: `asked ${one.askedAt}`,
        at: one.askedAt,
        title: t('story.voidAsked'),
        who: one.askedByName,
        detail: one.reason,
      },
      ...(one.decidedAt === null
        ? []
        : [
            {
              id: `answered ${one.decidedAt}`,
              at: one.decidedAt,
              title: t('story.voidAnswered', { decision: worded(one.decision ?? '') }),
              who: one.decidedByName ?? '',
              detail: one.decisionReason,
            },
          ]),
    ]),
  ];
}

/** Everything that happened to the finding, oldest first. */
export function Story({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  /* a verification moves the finding at the same instant: what was seen stands before what it led to */
  const items = [...work(t, finding), ...verdicts(t, finding), ...moves(t, finding), ...changes(t, finding)];
  return (
    <Card title={t('story')}>
      <Timeline items={items.sort((one, other) => one.at.localeCompare(other.at))} />
    </Card>
  );
}
