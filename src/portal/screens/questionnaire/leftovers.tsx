import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { EmptyState } from '../../parts/notes';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { askedIn, keyOf, leftoverOf, type Asked, type Leftover } from './question-set.rules';
import { placeOf, useSetWork } from './set-context';

const order: Leftover[] = ['returned', 'query', 'register', 'confirm', 'unanswered'];

export type Left = Record<Leftover, Asked[]>;

/** What stands between the set and its submission. */
export function leftIn(asked: readonly Asked[]): Left {
  const left: Left = { returned: [], query: [], register: [], confirm: [], unanswered: [] };
  for (const one of asked) {
    const why = leftoverOf(one.cell);
    if (why) left[why].push(one);
  }
  return left;
}

export const countLeft = (left: Left) => order.reduce((sum, why) => sum + left[why].length, 0);

function Group({ why, asked }: { why: Leftover; asked: Asked[] }) {
  const t = useQuestionnaireCopy();
  const { set } = useSetWork();
  return (
    <section className="stack-tight" aria-label={t(`left.${why}`)}>
      <h3>
        {t(`left.${why}`)} <span className="nav-count">{asked.length}</span>
      </h3>
      <ul className="q-left">
        {asked.map((one) => (
          <li key={keyOf(one)}>
            <AppLink to={placeOf(set.id, one)}>
              <span className="mono">{one.question.id}</span> {one.question.text}
            </AppLink>
            <span className="muted sm">{one.cell.subjectName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is left before submission, each with the way to it. */
export function Leftovers() {
  const t = useQuestionnaireCopy();
  const { set } = useSetWork();
  const left = leftIn(askedIn(set.sections));
  return (
    <Card title={t('left')} lede={t('leftLede')}>
      {countLeft(left) === 0 && <EmptyState title={t('leftNone')}>{t('leftNoneHelp')}</EmptyState>}
      {order.map((why) => left[why].length > 0 && <Group key={why} why={why} asked={left[why]} />)}
    </Card>
  );
}
