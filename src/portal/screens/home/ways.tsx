import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { useFrameCopy } from '../frame/frame.copy';
import { navigationOf } from '../frame/navigation';
import { useHomeCopy } from './home.copy';

/** The screens that this role may open, as a list of links. */
export function Ways() {
  const t = useHomeCopy();
  const word = useFrameCopy();
  const entries = navigationOf(useSession()).flatMap((section) => section.entries);
  return (
    <Card title={t('ways')}>
      <ul className="stack-tight">
        {entries
          .filter(({ to }) => to !== '/home')
          .map((entry) => (
            <li key={entry.to}>
              <AppLink to={entry.to}>{word(entry.word)}</AppLink>
            </li>
          ))}
      </ul>
    </Card>
  );
}
